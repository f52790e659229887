/** Why a file's text must not reach any prompt or tool. Each reason has its wording below. */
export type Exclusion =
  /** Its name says that it holds secrets: see secrets.ts. */
  | 'secret'
  /**
   * Ignored by a `.gitignore` on the path to it, by the repository's `.git/info/exclude`, or by what
   * `core.excludesFile` names.
   */
  | 'git-ignored'
  /** Hidden by `files.exclude`. */
  | 'hidden'
  /** Matched by a glob of `hearth.context.exclude`. */
  | 'private'
  /**
   * The links and ignore files on the path to it have not been read yet, or cannot be. It may be ignored, so it is
   * excluded.
   */
  | 'unread';

/** The reason as the second half of a sentence: “Hearth does not read a.ts: …”. */
export const exclusionWords: Readonly<Record<Exclusion, string>> = {
  secret: 'files that hold secrets reach no prompt',
  'git-ignored': 'what git ignores reaches no prompt',
  hidden: 'what the setting files.exclude hides reaches no prompt',
  private: 'the setting hearth.context.exclude keeps it out of prompts',
  unread: 'whether git ignores it could not be read',
};
