import type { CatalogueEntry, EmbeddedModel } from './catalogueEntry.ts';

// Lengths and SHA-256 come from public pages that agree with one another, among them checksums that people computed of
// their own files. Addresses name a revision, never a branch: these repositories are converted anew now and then.
//
// Not here: other conversions of the same weights (their revisions and checksums are not known; every quantisation of
// gpt-oss keeps the experts in MXFP4, so none is much smaller), and gpt-oss-safeguard, which classifies texts.

/** The models that Hearth knows. */
export const catalogue: readonly CatalogueEntry[] = [
  {
    id: 'gpt-oss-20b',
    title: 'gpt-oss-20b',
    summary: 'For most desktops and laptops',
    licence: 'Apache-2.0',
    architecture: 'gpt-oss',
    files: [
      {
        name: 'gpt-oss-20b-MXFP4.gguf',
        url: 'https://huggingface.co/ggml-org/gpt-oss-20b-GGUF/resolve/ef9b12f2ff56c69cf32153a02784e7a3c88bf524/gpt-oss-20b-MXFP4.gguf',
        bytes: 12_109_566_624,
        sha256: '27cd6c432c7672cb812a92f611cf3ba7bbc35928262bb1e1253ff4ee6ae35901',
      },
    ],
    page: 'https://huggingface.co/ggml-org/gpt-oss-20b-GGUF',
    checked: '2026-11-29',
    origin: 'hearth',
  },
  {
    id: 'gpt-oss-120b',
    title: 'gpt-oss-120b',
    summary: 'The larger model, for high-performance machines',
    licence: 'Apache-2.0',
    architecture: 'gpt-oss',
    files: [
      {
        name: 'gpt-oss-120b-MXFP4.gguf',
        url: 'https://huggingface.co/ggml-org/gpt-oss-120b-GGUF/resolve/238abdd290bb874b90a5da1b4549881b7d05c091/gpt-oss-120b-MXFP4.gguf',
        bytes: 63_387_346_208,
        sha256: '582bd40f6886200101f4c4ed9f25f3fe80cc14c86e9e2b37746cd8904a0c622d',
      },
    ],
    page: 'https://huggingface.co/ggml-org/gpt-oss-120b-GGUF',
    checked: '2026-11-29',
    origin: 'hearth',
  },
  {
    id: 'gpt-oss-120b-split',
    title: 'gpt-oss-120b (three files)',
    summary: 'The larger model in an older conversion, for disks that cannot hold a single file of 63 GB',
    licence: 'Apache-2.0',
    architecture: 'gpt-oss',
    files: [
      {
        name: 'gpt-oss-120b-mxfp4-00001-of-00003.gguf',
        url: 'https://huggingface.co/ggml-org/gpt-oss-120b-GGUF/resolve/d932fcea62f83e088d8f076a2cd2d7eb02dfa682/gpt-oss-120b-mxfp4-00001-of-00003.gguf',
        bytes: 12_980_384,
        sha256: 'e2865eb6c1df7b2ffbebf305cd5d9074d5ccc0fe3b862f98d343a46dad1606f9',
      },
      {
        name: 'gpt-oss-120b-mxfp4-00002-of-00003.gguf',
        url: 'https://huggingface.co/ggml-org/gpt-oss-120b-GGUF/resolve/d932fcea62f83e088d8f076a2cd2d7eb02dfa682/gpt-oss-120b-mxfp4-00002-of-00003.gguf',
        bytes: 31_738_487_200,
        sha256: '346492f65891fb27cac5c74a8c07626cbfeb4211cd391ec4de37dbbe3109a93b',
      },
      {
        name: 'gpt-oss-120b-mxfp4-00003-of-00003.gguf',
        url: 'https://huggingface.co/ggml-org/gpt-oss-120b-GGUF/resolve/d932fcea62f83e088d8f076a2cd2d7eb02dfa682/gpt-oss-120b-mxfp4-00003-of-00003.gguf',
        bytes: 31_635_878_880,
        sha256: '66dca81040933f5a49177e82c479c51319cefb83bd22dad9f06dad45e25f1463',
      },
    ],
    page: 'https://huggingface.co/ggml-org/gpt-oss-120b-GGUF',
    checked: '2026-11-29',
    origin: 'hearth',
  },
];

/** tiny-oss, which needs no download. A test compares this with the file. */
export const embeddedModel: EmbeddedModel = {
  id: 'tiny-oss',
  title: 'tiny-oss',
  summary: 'A demonstration that ships with Hearth, and no help for work',
  licence: 'MIT',
  architecture: 'gpt-oss',
  file: {
    name: 'tiny-oss.gguf',
    bytes: 15_988_032,
    sha256: '8dc710bb8a999b5b641fa8efb5a90c5ad6a10e7d677b0988d47d4878161022fc',
  },
  checked: '2026-11-30',
};
