/** A line that opens a block ended by a word or by indentation, as in Ruby, Lua, shells, Elixir and Python. */
export const opensByWord =
  /^\s*(?:local |private |public |export )*(?:def\w*|if|unless|while|until|for|foreach|case|select|begin|class|module|namespace|function|sub|repeat|loop|struct|quote|let|try|with)\b|\b(?:do|then|begin|function)\b(?:\s*\(.*\))?(?:\s*\|.*\|)?\s*$/i;

/** The end of a line that opens a block or a list. */
export const endsWithOpener = /(?:[{([:]|=>|->|\b(?:then|do|else|begin|try))$/;

/** A line that begins the next branch of a block, with lines of its own below. */
export const opensBranch =
  /^\s*(?:else|elsif|elseif|elif|when|rescue|ensure|except|catch|finally|after)\b(?!\s*[=.([])/;
