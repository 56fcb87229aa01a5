/** Every name that a file declares: types and their fields, functions, parameters, locals, keys. Of check-words.mjs. */
import ts from 'typescript';

/** Of each declaration. `isField`: a key of a type or of an object. Keys between quotes are data, and no names. */
export function declaredNames(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, kindOf(file));
  const declared = [];
  const visit = (node) => {
    const { name } = node;
    if (name !== undefined && isName(name) && isDeclaration(node))
      declared.push({
        name: name.text,
        line: source.getLineAndCharacterOfPosition(name.end).line + 1,
        isField: ts.isPropertySignature(node) || ts.isPropertyAssignment(node),
      });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return declared;
}

function isName(node) {
  return ts.isIdentifier(node) || ts.isPrivateIdentifier(node);
}

/** `.ts` has generics where `.tsx` has elements. */
function kindOf(file) {
  if (file.endsWith('x')) return ts.ScriptKind.TSX;
  return file.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.JS;
}

/** A use has a name too: of a property that is read, of an import, of an attribute. */
function isDeclaration(node) {
  return !(
    ts.isPropertyAccessExpression(node) ||
    ts.isImportSpecifier(node) ||
    ts.isExportSpecifier(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isJsxAttribute(node) ||
    ts.isMetaProperty(node)
  );
}
