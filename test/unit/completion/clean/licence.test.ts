import { describe } from 'vitest';
import { checkGhosts, checkUnchanged } from '../../../support/ghost.ts';

const mit = '/*\n * Copyright (c) 2020 Somebody\n * Licensed under the MIT License.\n */\nimport a from "a";';
const spdx = '// SPDX-License-Identifier: Apache-2.0\nimport a from "a";';
const hash = '# Copyright 2021 The Authors. All rights reserved.\nimport a';

describe('a header in the middle of a file', () =>
  checkGhosts([
    ['f();\n█', mit, 'licence'],
    ['f();\n█', spdx, 'licence'],
    ['f()\n█', hash, 'licence', { languageId: 'python' }],
    ['f() {█\n', `\n  return 1;\n}\n\n${mit}`, 'f() {[\n  return 1;\n}]\n'],
    ['f();\n█', `g();\n\n${spdx}`, 'f();\n[g();]'],
    ['f();\n█', 'g();\n// © 2020 Somebody\nh();', 'f();\n[g();]'],
    ['f();\n█', 'g();\n/**\n * @file A\n * All rights reserved.\n */', 'f();\n[g();]'],
    [
      'package a\n\n█',
      '// Licensed to the Apache Software Foundation (ASF)\n// under one or more',
      'licence',
      { languageId: 'go' },
    ],
    ['f();█', `\n${spdx}`, 'licence'],
  ]));

describe('left alone', () =>
  checkUnchanged([
    ['█', mit],
    ['\n█\nimport b from "b";', spdx],
    ['#!/usr/bin/env node\n█', spdx],
    ['<?php\n█', '// Copyright (c) 2020 Somebody', { languageId: 'php' }],
    ['# -*- coding: utf-8 -*-\n█', hash, { languageId: 'python' }],
    ['/*\n * █', 'Copyright (c) 2020 Somebody', { shape: 'line' }],
    ['f();\n// █', 'Copyright (c) 2020 Somebody', { shape: 'line' }],
    ['f();\n█', "const text = 'All rights reserved';"],
    ['f();\n█', 'const banner = `\n/* Copyright (c) 2020 Somebody */\n`;'],
    ['f();\n█', 'return copyright(2020);'],
    ['f();\n█', '// The licence is checked by the server.\ncheck();'],
    ['f();\n█', '// Licensed users only.\ncheck();'],
    ['# Licence\n\nText\n\n█', 'Copyright (c) 2020 Somebody', { languageId: 'markdown' }],
    ['<p>a</p>\n█', '<footer>© 2020 All rights reserved</footer>', { languageId: 'html' }],
  ]));
