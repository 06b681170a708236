/** What can take the stage instead of the last item. */
export type Tool = 'code' | 'find' | 'help' | 'language';
