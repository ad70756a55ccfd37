import { readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../electron-executable.ts';

const renderer = join(projectRoot, 'renderer');
const wordingFolder = join(renderer, 'wording');

const codeFiles = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join(renderer, name));

const placeOf = (node: ts.Node): string => {
  const file = node.getSourceFile();
  return `${relative(projectRoot, file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  node.forEachChild((child) => {
    visit(child, look);
  });
}

const sourceOf = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, ts.sys.readFile(file) ?? '', ts.ScriptTarget.Latest, true);

const shownAttributes = new Set(['alt', 'aria-description', 'aria-label', 'label', 'placeholder', 'title']);
const hasWords = (text: string): boolean => /\p{Letter}/u.test(text);

/** Words that stand in the code of a screen instead of the catalogue. The names on keys are not words. */
export function literalTexts(): readonly string[] {
  const found: string[] = [];
  const note = (node: ts.Node, text: string): void => {
    if (hasWords(text)) found.push(`${placeOf(node)} “${text.trim()}”`);
  };
  for (const file of codeFiles.filter((name) => name.endsWith('.tsx')))
    visit(sourceOf(file), (node) => {
      if (ts.isJsxText(node)) {
        const { parent } = node;
        if (!(ts.isJsxElement(parent) && parent.openingElement.tagName.getText() === 'kbd'))
          note(node, node.text);
      } else if (ts.isJsxAttribute(node) && shownAttributes.has(node.name.getText())) {
        const { initializer } = node;
        if (initializer !== undefined && ts.isStringLiteral(initializer)) note(node, initializer.text);
      } else if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) {
        const { expression } = node;
        if (expression !== undefined && ts.isStringLiteralLike(expression)) note(node, expression.text);
      }
    });
  return found;
}

/** Everything the catalogue of a language says, by where it says it. */
export function sentencesOf(
  locale: 'en' | 'sv',
): readonly { readonly place: string; readonly text: string }[] {
  const sentences: { place: string; text: string }[] = [];
  for (const file of codeFiles.filter(
    (name) => name.startsWith(join(wordingFolder, locale)) && name.includes(`/${locale}/`),
  ))
    visit(sourceOf(file), (node) => {
      const isText =
        ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
      if (isText && !ts.isImportDeclaration(node.parent) && hasWords(node.text))
        sentences.push({ place: placeOf(node), text: node.text });
    });
  return sentences;
}

/** What a language answers as a whole, each value or return once, what is filled in shown as “…”. */
export function answersOf(locale: 'en' | 'sv'): readonly { readonly place: string; readonly text: string }[] {
  const answers: { place: string; text: string }[] = [];
  for (const file of codeFiles.filter((name) => name.includes(join(wordingFolder, locale, '/'))))
    visit(sourceOf(file), (node) => {
      const answer = ts.isPropertyAssignment(node)
        ? node.initializer
        : ts.isReturnStatement(node)
          ? node.expression
          : ts.isArrowFunction(node)
            ? node.body
            : undefined;
      if (answer !== undefined && (ts.isStringLiteralLike(answer) || ts.isTemplateExpression(answer)))
        answers.push({ place: placeOf(answer), text: textOf(answer) });
    });
  return answers;
}

function textOf(text: ts.StringLiteralLike | ts.TemplateExpression): string {
  if (ts.isStringLiteralLike(text)) return text.text;
  return text.head.text + text.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}

const countLike = /count|\b(all|bad|days|enrolled|good|left|more|shown|skipped|total)\b|\.length\b/i;

/**
 * Where a language fills a count into a sentence, as file and path in the catalogue. A helper outside the catalogue is left
 * out where it has a word of its own for one: what it answers with is its caller's.
 */
export function countingPlaces(locale: 'en' | 'sv'): readonly string[] {
  const places = new Set<string>();
  const folder = join(wordingFolder, locale, '/');
  for (const file of codeFiles.filter((name) => name.startsWith(folder)))
    visit(sourceOf(file), (node) => {
      if (!ts.isTemplateSpan(node) || ts.isConditionalExpression(node.expression)) return;
      if (!countLike.test(node.expression.getText())) return;
      const path = pathOf(node);
      if (path !== null) places.add(`${basename(file, '.ts')}/${path}`);
    });
  return [...places].toSorted();
}

function pathOf(node: ts.Node): string | null {
  const keys: string[] = [];
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isPropertyAssignment(at)) keys.unshift(at.name.getText());
    if (!ts.isSourceFile(at.parent)) continue;
    if (keys.length > 0) return keys.join('.');
    const isOwnForOne = at.getText().includes('=== 1');
    if (isOwnForOne) return null;
    if (ts.isFunctionDeclaration(at)) return at.name?.text ?? '';
    return ts.isVariableStatement(at) ? (at.declarationList.declarations[0]?.name.getText() ?? '') : '';
  }
  return null;
}

/** Keys of the catalogue that no screen says. What a function answers with is its caller's. */
export function unusedKeys(): readonly string[] {
  const program = ts.createProgram(codeFiles, {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    jsx: ts.JsxEmit.ReactJSX,
    allowImportingTsExtensions: true,
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const used = new Set<ts.Node>();
  const use = (symbol: ts.Symbol | undefined): void => {
    for (const declaration of symbol?.declarations ?? []) used.add(declaration);
  };
  const keys: ts.PropertySignature[] = [];
  for (const file of program.getSourceFiles()) {
    if (!file.fileName.startsWith(renderer)) continue;
    const isCatalogueType = file.fileName.startsWith(wordingFolder) && file.fileName.endsWith('wording.ts');
    if (isCatalogueType) collectKeys(file, keys);
    if (file.fileName.startsWith(wordingFolder) && file.fileName.includes('/en/')) continue;
    if (file.fileName.startsWith(wordingFolder) && file.fileName.includes('/sv/')) continue;
    visit(file, (node) => {
      if (ts.isPropertyAccessExpression(node)) use(checker.getSymbolAtLocation(node.name));
      else if (ts.isBindingElement(node)) {
        const name = node.propertyName ?? node.name;
        if (ts.isIdentifier(name)) use(checker.getTypeAtLocation(node.parent).getProperty(name.text));
      } else if (ts.isElementAccessExpression(node)) {
        const owner = checker.getTypeAtLocation(node.expression);
        const argument = checker.getTypeAtLocation(node.argumentExpression);
        for (const part of argument.isUnion() ? argument.types : [argument])
          if (part.isStringLiteral()) use(owner.getProperty(part.value));
      } else if (ts.isJsxSpreadAttribute(node))
        for (const property of checker.getTypeAtLocation(node.expression).getProperties()) use(property);
    });
  }
  return keys.filter((key) => !used.has(key)).map((key) => `${placeOf(key)} ${key.name.getText()}`);
}

/** A question is handed on whole. */
const partsOfQuestion = new Set(['title', 'text', 'agree']);

function collectKeys(node: ts.Node, keys: ts.PropertySignature[]): void {
  if (ts.isFunctionTypeNode(node) || ts.isTypeAliasDeclaration(node)) return;
  if (ts.isTypeReferenceNode(node) && node.typeName.getText() === 'Extract') return;
  if (ts.isInterfaceDeclaration(node) && !node.name.text.endsWith('Wording')) return;
  if (ts.isPropertySignature(node) && !partsOfQuestion.has(node.name.getText())) keys.push(node);
  node.forEachChild((child) => {
    collectKeys(child, keys);
  });
}
