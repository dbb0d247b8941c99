namespace AgentOS.Storage.Integrity.Rules;

/// <summary>Finds CHECK constraints of columns in a CREATE TABLE statement; those of the table are no harm.</summary>
internal static class ColumnCheck
{
    private const StringComparison Ignored = StringComparison.OrdinalIgnoreCase;

    internal static bool IsIn(string createTable)
    {
        int depth = 0;
        bool inTableConstraint = false;
        bool atStart = false;
        for (int i = 0; i < createTable.Length; i++)
        {
            char character = createTable[i];
            if (character is '\'' or '"' or '`' or '[')
            {
                i = EndOfQuote(createTable, i);
                atStart = false;
            }
            else if (character == '(')
            {
                atStart = ++depth == 1;
            }
            else if (character == ')')
            {
                depth--;
            }
            else if (character == ',' && depth == 1)
            {
                atStart = true;
                inTableConstraint = false;
            }
            else if (char.IsAsciiLetter(character))
            {
                string word = Word(createTable, i);
                i += word.Length - 1;
                if (atStart)
                    inTableConstraint = word.Equals("CHECK", Ignored) || word.Equals("CONSTRAINT", Ignored);
                else if (depth == 1 && !inTableConstraint && word.Equals("CHECK", Ignored))
                    return true;
                atStart = false;
            }
        }

        return false;
    }

    private static string Word(string text, int start)
    {
        int end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return text[start..end];
    }

    private static int EndOfQuote(string text, int start)
    {
        int end = text.IndexOf(text[start] == '[' ? ']' : text[start], start + 1);
        return end < 0 ? text.Length : end;
    }
}
