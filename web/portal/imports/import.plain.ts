/** The words of the import without its schemas (see models.plugin.ts). */
export {
  cameToNothing,
  columnNames,
  importColumns,
  isMoving,
  maxImportRows,
  maxImportSize,
  rowsKeptDays,
  templateHead,
  undoHours,
} from '../../../lambdas/imports/import.model.ts';
