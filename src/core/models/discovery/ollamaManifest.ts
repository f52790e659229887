import * as v from 'valibot';
import { parseJson } from '../../text/parseJson.ts';

/**
 * The file name, in Ollama's folder `blobs`, of the weights that a manifest names; `undefined` if it names none, as for
 * models that run elsewhere. Only a digest is accepted, so that no manifest can name another file.
 */
export function ollamaBlob(manifest: string): string | undefined {
  const digest = parseJson(schema, manifest)?.layers.find(({ mediaType }) => mediaType === weights)?.digest;
  return digest && /^sha256[:-][0-9a-f]{64}$/.test(digest) ? digest.replace(':', '-') : undefined;
}

/**
 * The name by which Ollama's users call the model of a manifest.
 * @param path names below the folder `manifests`: host, namespace, model and tag.
 */
export function ollamaName(path: readonly string[]): string | undefined {
  const [host, namespace, model, tag] = path;
  if (host === undefined || namespace === undefined || model === undefined || tag === undefined)
    return undefined;
  if (host !== 'registry.ollama.ai') return `${host}/${namespace}/${model}:${tag}`;
  return namespace === 'library' ? `${model}:${tag}` : `${namespace}/${model}:${tag}`;
}

/** The layer with the weights (ollama/ollama, server/images.go). */
const weights = 'application/vnd.ollama.image.model';

const schema = v.object({ layers: v.array(v.object({ mediaType: v.string(), digest: v.string() })) });
