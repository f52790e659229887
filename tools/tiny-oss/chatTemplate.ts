/**
 * Harmony as a Jinja template, written for tiny-oss from the description of the format, and short: text in, tool
 * calls and their results, reasoning dropped from earlier turns. Engines that know harmony recognise it by what it
 * renders.
 * Source of the format: https://github.com/openai/harmony/blob/main/docs/format.md
 */
export const chatTemplate = `
{%- macro message(header, content) -%}
<|start|>{{ header }}<|message|>{{ content }}<|end|>
{%- endmacro -%}
{%- if messages[0].role in ['system', 'developer'] -%}
  {%- set instructions = messages[0].content -%}
  {%- set turns = messages[1:] -%}
{%- else -%}
  {%- set instructions = '' -%}
  {%- set turns = messages -%}
{%- endif -%}
<|start|>system<|message|>
{{- model_identity if model_identity is defined else 'You are ChatGPT, a large language model trained by OpenAI.' }}
{{- '\\nKnowledge cutoff: 2024-06\\nCurrent date: ' + strftime_now('%Y-%m-%d') + '\\n\\nReasoning: ' }}
{{- reasoning_effort if reasoning_effort is defined else 'medium' }}
{{- '\\n\\n# Valid channels: analysis, commentary, final. Channel must be included for every message.' }}
{{- "\\nCalls to these tools must go to the commentary channel: 'functions'." if tools else '' }}
{{- '<|end|>' }}
{%- if instructions or tools -%}
  {{- '<|start|>developer<|message|>' }}
  {{- '# Instructions\\n\\n' + instructions if instructions else '' }}
  {{- '\\n\\n' if instructions and tools else '' }}
  {%- if tools -%}
    {{- '# Tools\\n\\n## functions\\n\\nnamespace functions {\\n\\n' }}
    {%- for tool in tools -%}
      {{- '// ' + (tool.function.description or tool.function.name) + '\\n' }}
      {{- 'type ' + tool.function.name + ' = (_: ' + tool.function.parameters|tojson + ') => any;\\n\\n' }}
    {%- endfor -%}
    {{- '} // namespace functions' }}
  {%- endif -%}
  {{- '<|end|>' }}
{%- endif -%}
{%- set call = namespace(name='') -%}
{%- for turn in turns -%}
  {%- if turn.role == 'assistant' and turn.tool_calls -%}
    {%- set function = turn.tool_calls[0].function -%}
    {%- set call.name = function.name -%}
    {{- message('assistant<|channel|>analysis', turn.thinking) if turn.thinking else '' }}
    {{- '<|start|>assistant<|channel|>commentary to=functions.' + function.name + ' <|constrain|>json<|message|>' }}
    {{- function.arguments if function.arguments is string else function.arguments|tojson }}
    {{- '<|call|>' }}
  {%- elif turn.role == 'assistant' -%}
    {{- message('assistant<|channel|>final', turn.content) }}
  {%- elif turn.role == 'tool' -%}
    {{- message('functions.' + call.name + ' to=assistant<|channel|>commentary', turn.content) }}
  {%- else -%}
    {{- message(turn.role, turn.content) }}
  {%- endif -%}
{%- endfor -%}
{{- '<|start|>assistant' if add_generation_prompt else '' }}`;
