// ESLint: typescript-eslint's strictest set with types, Svelte's own, and the walls between layers.
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import { relative, sep } from 'node:path';
import tseslint from 'typescript-eslint';

import { wallBetween } from './tests/architecture/walls.mjs';

/** @type {import('eslint').Rule.RuleModule} */
const walls = {
  create(context) {
    const from = relative(context.cwd, context.filename).split(sep).join('/');
    /** @param {{ source?: import('estree').Expression | null | undefined }} node */
    const check = ({ source }) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const message = wallBetween(from, source.value);
      if (message) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

export default defineConfig(
  globalIgnores(['.build/', 'web/dist/', 'web/public/', 'wasm/types/']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
    plugins: { inkgrad: { rules: { walls } } },
    rules: {
      'inkgrad/walls': 'error',
      // Numbers in messages are meant: shapes and counts.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => call()` as an event handler is short and clear.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // An index signature says more than Record where the key has a name.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // `!` hides what noUncheckedIndexedAccess found; say what happens instead.
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      // process.env['NAME']: the compiler's noPropertyAccessFromIndexSignature wants the brackets.
      '@typescript-eslint/dot-notation': 'off',
      // Node's own test runner waits for its tests itself.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
          ],
        },
      ],
      // The compiler knows every name, of JavaScript too, and which of them belong to which world.
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Every choice comes from a seed.' },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: tseslint.parser },
    },
    rules: {
      // Svelte's props are declared with let and reassigned by the compiler.
      'prefer-const': 'off',
      // The parser knows no types of what a template's blocks bind; svelte-check does.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // A Set inside one function needs no reactivity.
      'svelte/prefer-svelte-reactivity': 'off',
      // `void value` is how an effect says that it depends on a value.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$derived'] }],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    rules: {
      // Types of plain JavaScript are in its comments, where the compiler reads them and these do not.
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
