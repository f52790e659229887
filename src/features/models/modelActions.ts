import * as vscode from 'vscode';
import type { CommandId } from '../../core/commands.ts';
import { offerIdOf } from '../../core/models/view/downloadEntries.ts';
import type { ModelDownloads } from '../../core/models/downloads.ts';
import type { CatalogueEntry } from '../../core/models/catalogue/catalogueEntry.ts';
import { pathOf } from '../../core/models/view/installedEntries.ts';
import { recommendation } from '../../core/models/view/modelsView.ts';
import type { Log } from '../../core/log.ts';
import type { InstalledModels } from '../../core/models/installed.ts';
import type { ModelService } from '../../core/modelService.ts';
import type { EntryActionId } from '../../protocol/models.ts';
import { showFailure } from '../../vscode/showFailure.ts';
import { addAddress, removeAddress } from './ownAddresses.ts';
import { askForDownload } from './askForDownload.ts';
import { deleteModel } from './deleteModel.ts';
import type { ModelsBoard } from './modelsBoard.ts';
import { showLoading } from './showLoading.ts';
import { useModel } from './useModel.ts';

interface Dependencies {
  board: ModelsBoard;
  model: ModelService;
  installed: InstalledModels;
  downloads: ModelDownloads;
  /** Where downloads go. */
  folder: () => string;
  log: Log;
}

/** Carries out what the user chose in the models view, the quick pick or the chat. */
export class ModelActions {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** Carries out an action, if the entry with this key still offers it. */
  act(key: string, action: EntryActionId): void {
    const { board, log } = this.#deps;
    const entries = board.view.sections.flatMap((section) => section.entries);
    if (!entries.find((entry) => entry.key === key)?.actions.some(({ id }) => id === action)) return;
    this.#perform(key, action).catch((error: unknown) =>
      log.error(`models: ${action} failed: ${String(error)}`),
    );
  }

  /** Gets the recommended model: uses it if it is on this machine, else asks whether to download it. */
  async getRecommended(): Promise<void> {
    const { board, model } = this.#deps;
    if (!board.facts.machine) await showLoading('Hearth: looking at this machine', board.look());
    const advice = recommendation(board.facts);
    if (advice?.type === 'use') await useModel(model, advice.model.path);
    else if (advice?.type === 'download') await this.#download(advice.entry);
    else await vscode.commands.executeCommand('hearth.models.open' satisfies CommandId);
  }

  async #perform(key: string, action: EntryActionId): Promise<void> {
    const command = commands[action];
    const [path, id] = [pathOf(key), offerIdOf(key)];
    if (command !== undefined) await vscode.commands.executeCommand(command);
    else if (action === 'add-address') await addAddress();
    else if (path !== undefined) await this.#withModel(path, action);
    else if (id !== undefined) await this.#withOffer(id, action);
  }

  async #withModel(path: string, action: EntryActionId): Promise<void> {
    const { board, model } = this.#deps;
    const installed = board.model(path);
    if (action === 'use') await useModel(model, path);
    else if (action === 'reveal')
      await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(path));
    else if (action === 'delete' && installed) await deleteModel(installed, this.#deps.installed);
  }

  async #withOffer(id: string, action: EntryActionId): Promise<void> {
    const { board, downloads } = this.#deps;
    const entry = board.offer(id);
    if (action === 'pause') downloads.pause(id);
    else if (action === 'cancel') downloads.cancel(id);
    else if (!entry) return;
    // It was asked for when it began.
    else if (action === 'resume') downloads.start(entry);
    else if (action === 'download') await this.#download(entry);
    else if (action === 'examine') await this.#examine(entry);
    else if (action === 'remove-address') await removeAddress(entry);
    else if (action === 'open-page' && entry.page !== undefined)
      await vscode.env.openExternal(vscode.Uri.parse(entry.page, true));
  }

  async #download(entry: CatalogueEntry): Promise<void> {
    const { downloads, folder, board } = this.#deps;
    if (await askForDownload(entry, folder(), board.facts.fitOfOffer(entry))) downloads.start(entry);
  }

  /** Reads the head of a remote model, so that the view can say how it would run. */
  async #examine(entry: CatalogueEntry): Promise<void> {
    const { board, downloads } = this.#deps;
    const title = `Hearth: reading the head of ${entry.title}`;
    const location = vscode.ProgressLocation.Notification;
    await vscode.window.withProgress({ location, title, cancellable: true }, async (_, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      const read = await downloads.remoteHead(entry, stop.signal).catch(() => undefined);
      if (!read) return;
      // Not awaited: its button may open a dialog.
      if ('failure' in read) void showFailure(read.failure);
      else board.fits.examined(entry.id, read.head, read.bytes);
      board.changed();
    });
  }
}

/** The commands behind actions that need to know nothing of their entry. */
const commands: Partial<Record<EntryActionId, CommandId>> = {
  load: 'hearth.model.start',
  unload: 'hearth.model.stop',
  restart: 'hearth.model.restart',
  'choose-file': 'hearth.model.chooseFile',
  'show-log': 'hearth.showLog',
  'open-settings': 'hearth.openSettings',
};
