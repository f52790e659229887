import { describe, expect, test } from 'vitest';
import type { CodeSymbol } from '../../../src/core/refactor/codeSymbol.ts';
import { isDocumented, ownStart, readLines, withOwnAbove } from '../../../src/core/refactor/ownAbove.ts';

/** What belongs to the line with `█` begins on the line with `«`. */
function check(languageId: string, text: string): void {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.includes('█'));
  const known = readLines(text.replaceAll(/[█«]/g, ''), languageId);
  const start = known ? ownStart(first, known, 0) : first;
  expect(lines[start]).toBe(lines.find((line) => line.includes('«')));
}

describe('what belongs to a function', () => {
  test.each([
    ['typescript', 'a();\n\n«/**\n * Adds.\n *\n * @param a one\n */\n█function add(a) {}'],
    ['typescript', 'a();\n\n«// Adds.\n// Both.\n█export const add = (a) => a;'],
    ['typescript', 'class A {\n  a = 1;\n\n  «/** Adds. */\n  @log()\n  @bound\n  █add() {}'],
    [
      'typescript',
      'a();\n\n«/** The app. */\n@Component({\n  selector: "app", // }\n\n  template: `\n@x\n`,\n})\n█export class App {}',
    ],
    ['typescript', 'a();\n«@Component({})\n\n// Says so.\n\n█class App {}'],
    ['typescript', 'class A {\n  @Input() name: string;\n  «@Output()\n  █changed = 1;'],
    ['typescriptreact', 'x();\n«/** Shows. */\n█export function View() {}'],
    ['javascript', 'x();\n«/*\n\n Adds.\n*/\n█function add() {}'],
    ['javascriptreact', 'x();\n«// Shows.\n█const View = () => 1;'],
    ['python', 'a = 1\n\n\n«# Adds.\n@app.route(\n    "/add",\n)\n@cached  # always\n█def add(a):'],
    ['python', 'a = """\n# no\n"""\n«# Adds.\n█def add(a):'],
    ['python', 'class A:\n    «@property\n    █def a(self):'],
    [
      'java',
      'int a;\n\n«/**\n * Adds.\n */\n@Override\n@SuppressWarnings({\n  "a", "b"\n})\n█public int add() {}',
    ],
    ['java', '}\n«/** Marks. */\n@Retention(RUNTIME) @Target(METHOD)\n█@interface Mark {}'],
    ['kotlin', 'val a = 1\n\n«/** Adds. */\n@[Inject Named("a")]\n@Throws(E::class)\n█fun add() {}'],
    ['kotlin', '@file:JvmName("A")\n«// Adds.\n█fun add() {}'],
    ['scala', 'val a = 1\n«/** Adds. */\n@deprecated("no", "1")\n█def add = 1'],
    ['groovy', 'a()\n«/** Adds. */\n@Test\n█void add() {}'],
    ['dart', 'var a;\n«/// Adds.\n///\n/// Both.\n@override\n█int add() => 1;'],
    ['swift', 'let a = 1\n\n«/// Adds.\n@available(iOS 13, *)\n@objc\n█func add() {}'],
    [
      'csharp',
      'int a;\n\n«/// <summary>Adds.</summary>\n[Test, Category("a")]\n[Fact]\n█public void Add() {}',
    ],
    ['csharp', '[assembly: A]\n«[Fact] [Theory]\n█public void Add() {}'],
    ['fsharp', 'let a = 1\n«/// Adds.\n[<Fact>]\n█let add a = a'],
    ['vb', "Dim a\n«''' Adds.\n<Test()> _\n█Public Sub Add()"],
    ['rust', 'use a;\n\n«/// Adds.\n#[test]\n#[cfg(all(\n    a,\n))]\n█pub fn add() {}'],
    ['rust', '//! The module.\n«/// Adds.\n█fn add() {}'],
    ['rust', '#![allow(a)]\n«/** Adds. */\n█fn add() {}'],
    ['go', 'var a int\n\n«// Add adds.\n//\n//go:noinline\n█func Add() {}'],
    ['c', 'int a;\n«/* Adds.\n * Both. */\n__attribute__((noinline))\n█int add(void) {'],
    [
      'cpp',
      'int a;\n«/// Adds.\ntemplate <typename T,\n          typename U = X<T>>\n[[nodiscard]]\n█int add() {',
    ],
    ['objective-c', '@implementation A\n«/// Adds.\n█- (int)add {'],
    ['php', '<?php\n$a = 1;\n\n«/**\n * Adds.\n */\n#[Route("/a")]\n█function add() {}'],
    ['ruby', 'a = 1\n\n«# Adds.\n#\n# @return [Integer]\nsig { params(a: Integer).void }\n█def add(a)'],
    ['ruby', 'a = 1\n«=begin\nAdds.\n=end\n█def add(a)'],
    ['crystal', '@a = 1\n«# Adds.\n@[AlwaysInline]\n█def add'],
    [
      'elixir',
      'use A\n\n«@doc """\nAdds.\n\n    iex> 1\n"""\n@spec add(integer) ::\n        integer\n█def add(a) do',
    ],
    ['elixir', '@moduledoc "Math."\n\n«# Adds.\n@impl true\n█def add(a) do'],
    [
      'erlang',
      '-module(a).\n\n«%% @doc Adds.\n-spec add(integer()) -> integer();\n         (atom()) -> atom().\n█add(A) -> A.',
    ],
    ['haskell', 'a = 1\n\n«-- | Adds.\nadd :: Int\n    -> Int\n{-# INLINE add #-}\n█add a = a'],
    ['elm', 'a = 1\n\n«{-| Adds. -}\nadd : Int -> Int\n█add a = a'],
    ['ocaml', 'let a = 1\n\n«(** Adds. *)\n█let add a = a'],
    ['julia', 'a = 1\n\n«"""\n    add(a)\n\nAdds.\n"""\n█function add(a)'],
    ['lua', 'local a\n\n«--- Adds.\n-- @param a one\n█function add(a)'],
    ['r', "a <- 1\n\n«#' Adds.\n#' @export\n█add <- function(a) a"],
    ['shellscript', 'a=1\n\n«# Adds.\n█add() {'],
    ['powershell', '$a = 1\n\n«<#\n.SYNOPSIS\nAdds.\n#>\n█function Add {'],
    ['perl', 'my $a;\n\n«=head2 add\n\nAdds.\n\n=cut\n█sub add {'],
    ['zig', 'const a = 1;\n\n«/// Adds.\n█fn add() void {'],
    ['graphql', 'scalar A\n\n«"""\nAdds.\n"""\n█type Add {'],
    ['clojure', '(def a 1)\n\n«; Adds.\n█(defn add [a] a)'],
    ['sql', 'SELECT 1;\n\n«-- Adds.\n/* Both. */\n█CREATE FUNCTION add()'],
    ['terraform', 'a {}\n\n«# Adds.\n█resource "a" "b" {'],
    ['gdscript', 'var a\n«## Adds.\n@rpc("any_peer")\n█func add():'],
    ['wgsl', 'var a;\n«// Adds.\n@compute @workgroup_size(8)\n█fn add() {'],
  ])('%s %#', (languageId, text) => check(languageId, text));
});

describe('what does not', () => {
  test.each([
    ['nothing is above', 'typescript', '«█function add() {}'],
    ['code', 'typescript', '/** One. */\none();\n«█function add() {}'],
    ['a comment behind code', 'typescript', 'one(); // one\n«█function add() {}'],
    ['a comment that begins behind code', 'typescript', 'one(); /* one\n two */\n«█function add() {}'],
    ['a comment with a blank line below', 'typescript', 'x();\n/* About both. */\n\n«█function add() {}'],
    ['that, above its own comment', 'typescript', 'x();\n// Both.\n\n«// Adds.\n█function add() {}'],
    ['a licence at the head', 'typescript', '/* Copyright 2020 A. */\n«/** Adds. */\n█function add() {}'],
    ['a licence of lines', 'go', '// Copyright 2020 A.\n// Use it.\n«█func Add() {}'],
    [
      'a licence of lines, above documentation',
      'rust',
      '// SPDX-License-Identifier: MIT\n«/// Adds.\n█fn a() {}',
    ],
    ['an interpreter', 'python', '#!/usr/bin/env python\n«█def add():'],
    ['that and an encoding', 'python', '#!/bin/python\n# -*- coding: utf-8 -*-\n«# Adds.\n█def add():'],
    ['that and a comment', 'shellscript', '#!/bin/sh\n«# Adds.\n█add() {'],
    [
      'what a linter is told for the file',
      'javascript',
      '/* eslint-disable */\n«// Adds.\n█function add() {}',
    ],
    ['a region', 'csharp', 'int a;\n#region Sums\n«/// Adds.\n█int Add() {}'],
    ['a region in a comment', 'typescript', 'x();\n// #region sums\n«// Adds.\n█function add() {}'],
    ['a mark', 'swift', 'let a = 1\n// MARK: - Sums\n«/// Adds.\n█func add() {}'],
    ['a cell', 'python', 'a = 1\n# %% Sums\n«# Adds.\n█def add():'],
    ['the text of a string', 'ruby', 'a = <<~TEXT\n  # Adds.\nTEXT\n«█def add'],
    ['the text of a template', 'javascript', 'x(`\n// no\n`);\n«█function add() {}'],
    ['what is like a decorator in a string', 'python', 'a = """\n@cached\n"""\n«█def add():'],
    ['a field with a decorator', 'typescript', 'class A {\n  @Input() name: string;\n  «█add() {}'],
    ['a function with one', 'java', '  @Test void one() {}\n  «█void two() {}'],
    ['an instance variable', 'ruby', '@a = 1\n«█def add'],
    ['attributes of the file', 'rust', '#![allow(a)]\n«█fn add() {}'],
    ['those of the assembly', 'csharp', '[assembly: A("b")]\n«█class B {}'],
    ['a directive', 'c', '#include <a.h>\n#define A\n«█int add(void) {'],
    ['the module’s attributes', 'elixir', '@moduledoc """\nMath.\n"""\n@limit 3\n«█def add(a) do'],
    ['another function’s signature', 'haskell', 'class A a where\n  one :: a\n  «█two :: a'],
    ['an array', 'csharp', 'int[] a =\n[\n  1,\n];\n«█void Add() {}'],
    ['comments of an unknown language', 'unheard-of', '// Adds.\n«█function add() {}'],
  ])('%s', (_name, languageId, text) => check(languageId, text));
});

test.each([
  ['typescript', '/** Adds. */\nfunction add() {}', true],
  ['typescript', '@log()\n// Adds.\nadd() {}', true],
  ['typescript', 'function add() {\n  // Adds.\n}', false],
  ['typescript', '@log()\nadd() {}', false],
  ['elixir', '@doc """\nAdds.\n"""\n@spec add() :: 1\ndef add do', true],
  ['elixir', '@spec add() :: 1\ndef add do', false],
  ['julia', '"""\nAdds.\n"""\nfunction add()', true],
])('whether it is documented: %s %#', (languageId, text, expected) =>
  expect(isDocumented(readLines(text, languageId)!)).toBe(expected),
);

test('in an outline, each symbol has its own', () => {
  const text = 'class A {\n  /** One. */\n  one() {}\n  // Two.\n  @log\n  two() {}\n}\n// B.\nclass B {}';
  const symbol = (name: string, first: number, last: number, ...children: CodeSymbol[]): CodeSymbol => ({
    name,
    lines: { first, last },
    above: first,
    kind: 'unit',
    children,
  });
  const outline = [symbol('B', 8, 8), symbol('A', 0, 6, symbol('one', 2, 2), symbol('two', 5, 5))];
  const flat = (symbols: readonly CodeSymbol[]): [string, number][] =>
    symbols.flatMap(({ name, above, children }) => [[name, above] as [string, number], ...flat(children)]);
  expect(flat(withOwnAbove(outline, readLines(text, 'typescript')!))).toEqual([
    ['A', 0],
    ['one', 1],
    ['two', 3],
    ['B', 7],
  ]);
});

test('a file of 20,000 lines takes a moment', () => {
  const text = '/** Adds. */\n@log()\nfunction add() {\n  return `x`;\n}\n'.repeat(4000);
  const start = performance.now();
  const lines = readLines(text, 'typescript');
  expect(lines && ownStart(19_997, lines, 0)).toBe(19_995);
  // About 100 ms on a laptop.
  expect(performance.now() - start).toBeLessThan(5000);
});
