import * as vscode from 'vscode';
import type { CatalogueEntry } from '../../core/models/catalogue/catalogueEntry.ts';
import { offers, type Offers } from '../../core/models/catalogue/offers.ts';
import type { ModelDownloads } from '../../core/models/downloads.ts';
import type { MachineFacts } from '../../core/models/fit/machineFacts.ts';
import type { Machine } from '../../protocol/machine.ts';
import type { InstalledModel, InstalledModels } from '../../core/models/installed.ts';
import { modelsView, type ModelsFacts } from '../../core/models/view/modelsView.ts';
import type { ModelService } from '../../core/modelService.ts';
import type { ModelsView } from '../../protocol/models.ts';
import { getSetting } from '../../vscode/settings.ts';
import { Fits } from './fits.ts';

interface Sources {
  model: ModelService;
  installed: InstalledModels;
  downloads: ModelDownloads;
  machineFacts: MachineFacts;
  /** The path of the chosen model; empty for tiny-oss. */
  chosenPath: () => string;
}

/** The facts behind the models view, kept up to date: what is installed, offered, downloaded and loaded, and the machine. */
export class ModelsBoard implements vscode.Disposable {
  readonly fits = new Fits(() => getSetting('model.contextTokens'));
  readonly #sources: Sources;
  readonly #listeners = new Set<() => void>();
  readonly #subscriptions: vscode.Disposable;
  #installed: readonly InstalledModel[] = [];
  #machine: Machine | undefined;
  #offers: Offers = readOffers();
  #looking: Promise<void> | undefined;

  constructor(sources: Sources) {
    this.#sources = sources;
    const { model, installed, downloads } = sources;
    this.#subscriptions = vscode.Disposable.from(
      { dispose: model.onDidChangeState(() => this.changed()) },
      { dispose: installed.onDidChange(() => void this.look()) },
      { dispose: downloads.onDidChange(() => this.changed()) },
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration('hearth')) return;
        this.#offers = readOffers();
        this.changed();
        if (change.affectsConfiguration('hearth.models') || change.affectsConfiguration('hearth.model.path'))
          void this.look();
      }),
    );
  }

  get facts(): ModelsFacts {
    const { model, downloads, chosenPath } = this.#sources;
    const machine = this.#machine;
    return {
      state: model.state,
      chosenPath: chosenPath(),
      installed: this.#installed,
      offers: this.#offers,
      downloads: downloads.downloads,
      machine,
      fitOfInstalled: (each) => machine && this.fits.ofInstalled(each, machine),
      fitOfOffer: (each) => machine && this.fits.ofOffer(each, machine),
    };
  }

  get view(): ModelsView {
    return modelsView(this.facts);
  }

  /** The offer with this id, if there still is one. */
  offer(id: string): CatalogueEntry | undefined {
    return this.#offers.entries.find((entry) => entry.id === id);
  }

  /** The model at this path, if it is still there. */
  model(path: string): InstalledModel | undefined {
    return this.#installed.find((model) => model.path === path);
  }

  /** Returns the function that unsubscribes. */
  onDidChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Looks for models and at the machine again. Resolves when both are known; never rejects. */
  async look(): Promise<void> {
    // A second look while one is under way would find the same, unless files have changed since: so it comes after.
    const before = this.#looking;
    const look = (async () => {
      await before;
      await Promise.all([this.#lookForModels(), this.#lookAtMachine()]);
    })();
    this.#looking = look;
    await look;
    if (this.#looking === look) this.#looking = undefined;
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #lookForModels(): Promise<void> {
    this.#installed = await this.#sources.installed.list();
    this.changed();
  }

  async #lookAtMachine(): Promise<void> {
    this.#machine = await this.#sources.machineFacts.machine();
    this.changed();
  }
}

function readOffers(): Offers {
  return offers({ mirror: getSetting('models.mirror'), sources: getSetting('models.sources') });
}
