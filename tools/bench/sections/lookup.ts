import type { EditRequest } from '../../../src/protocol/model.ts';
import { ask } from '../ask.ts';
import { row, sum, type Row } from '../rows.ts';
import type { BenchContext, Section } from '../section.ts';
import { startLoaded } from '../service.ts';

/**
 * Refactors repeat most of what they are given, and what is repeated can be checked several tokens at a time. Steps of
 * the engine that drafts saved, against those without drafts; the answers are the same.
 */
export const lookup: Section = {
  name: 'lookup',
  rows: ['lookup-decode-steps-saved', 'lookup-accepted-share'],
  run: measureLookup,
};

async function measureLookup({ modelPath }: BenchContext): Promise<Row[]> {
  using watched = await startLoaded({ modelPath });
  const saved: number[] = [];
  const accepted: number[] = [];
  const plain: number[] = [];
  for (const request of refactors) {
    const without = await ask(watched.service, { ...request, drafting: 'off' });
    // By default a draft is as long as pays on this machine; its count would depend on the clock.
    const { usage } = await ask(watched.service, { ...request, drafting: 'always' });
    plain.push(without.usage.decodeSteps);
    saved.push(without.usage.decodeSteps - usage.decodeSteps);
    if (usage.draftedTokens > 0) accepted.push(usage.acceptedTokens / usage.draftedTokens);
  }
  return [
    row('lookup-decode-steps-saved', 'steps', saved, { take: sum, reference: plain }),
    row('lookup-accepted-share', 'share', accepted.length > 0 ? accepted : [0]),
  ];
}

const refactors: readonly EditRequest[] = [
  edit('Use let instead of var.', [
    'function total(items) {',
    '  var sum = 0;',
    '  for (var index = 0; index < items.length; index++) {',
    '    var item = items[index];',
    '    sum += item.price * item.quantity;',
    '  }',
    '  return sum;',
    '}',
  ]),
  edit('Use let instead of var.', [
    'function groupByCategory(products) {',
    '  var groups = {};',
    '  products.forEach(function (product) {',
    '    var key = product.category || "other";',
    '    if (!groups[key]) groups[key] = [];',
    '    groups[key].push(product);',
    '  });',
    '  return groups;',
    '}',
  ]),
  edit('Use let instead of var.', [
    'function parseLine(line) {',
    '  var parts = line.split(",");',
    '  var name = parts[0].trim();',
    '  var price = Number(parts[1]);',
    '  if (Number.isNaN(price)) throw new Error("not a price: " + parts[1]);',
    '  return { name: name, price: price };',
    '}',
  ]),
];

function edit(instruction: string, lines: readonly string[]): EditRequest {
  return {
    kind: 'edit',
    context: {
      path: 'statistics.js',
      languageId: 'javascript',
      prefix: 'const limit = 10;\n\n',
      suffix: '\n\nmodule.exports = {};\n',
    },
    selection: lines.join('\n'),
    instruction,
    effort: 'low',
    maxTokens: 600,
  };
}
