import { describe, expect, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };

const whenOf = (command: string): string[] =>
  manifest.contributes.keybindings.find((each) => each.command === command)?.when?.split(' && ') ?? [];

describe('Tab is taken only where an offer is seen, and nobody else wants it', () => {
  test.each([
    ['an offer is shown', 'hearth.nextEdit.visible'],
    ['in an editor', 'editorTextFocus'],
    ['ghost text', '!inlineSuggestionVisible'],
    ['the edits that VS Code itself offers', '!inlineEditIsVisible'],
    ['the list of IntelliSense', '!suggestWidgetVisible'],
    ['the stops of a snippet', '!inSnippetMode'],
    ['a snippet that Tab writes', '!hasSnippetCompletions'],
    ['lines that are selected, to be indented', '!editorHasSelection'],
    ['several cursors', '!editorHasMultipleSelections'],
    ['a text that cannot be changed', '!editorReadonly'],
    ['the inputs of a commit, a chat or a comment', '!editorSimpleInput'],
    ['Tab that moves the focus, for those who need it', '!editorTabMovesFocus'],
  ])('%s', (_, condition) => expect(whenOf('hearth.nextEdit.accept')).toContain(condition));
});
