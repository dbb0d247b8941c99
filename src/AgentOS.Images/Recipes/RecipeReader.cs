using System.Text;

namespace AgentOS.Images.Recipes;

/// <summary>Splits a recipe into its instructions: comments and empty lines go, a backslash at a line's end continues it (Dockerfile reference, format).</summary>
internal static class RecipeReader
{
    private static readonly HashSet<string> s_known = new(StringComparer.Ordinal)
    {
        "FROM", "RUN", "COPY", "ADD", "ENV", "WORKDIR", "USER", "LABEL", "ENTRYPOINT", "CMD", "ARG",
    };

    /// <summary>The instructions, in their order.</summary>
    /// <exception cref="RecipeException">One that is not known, or a form that is not.</exception>
    public static IReadOnlyList<RecipeLine> Read(string text)
    {
        List<RecipeLine> lines = [];
        StringBuilder instruction = new();
        int number = 0, first = 0;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()))
        {
            number++;
            string content = line.TrimStart();
            RefuseEscape(content, number, isFirst: lines.Count == 0 && instruction.Length == 0);
            if (content.Length == 0 || content[0] == '#')
                continue;
            if (instruction.Length == 0)
                first = number;
            bool isContinued = line.EndsWith('\\');
            instruction.Append(isContinued ? line[..^1] : line);
            if (isContinued)
                continue;
            lines.Add(Parse(first, instruction.ToString().Trim()));
            instruction.Clear();
        }

        return instruction.Length == 0 ? lines : throw new RecipeException(first, "the last line is continued, and nothing follows");
    }

    private static RecipeLine Parse(int number, string text)
    {
        int space = text.AsSpan().IndexOfAny(' ', '\t');
        RecipeLine line = new(number, (space < 0 ? text : text[..space]).ToUpperInvariant(), space < 0 ? "" : text[space..].Trim());
        if (!s_known.Contains(line.Instruction))
            throw new RecipeException(number, $"{line.Instruction} is not supported; there are {string.Join(", ", s_known)}");
        if (line.Arguments.Length == 0)
            throw line.Refuse("nothing follows");
        if (line.Instruction is "RUN" or "COPY" or "ADD" && IsHereDocument(line.Arguments))
            throw line.Refuse("here-documents (<<) are not supported; continue lines with \\");
        return line;
    }

    // A word that begins with << and a name; a shift has a space or a number after it.
    private static bool IsHereDocument(string arguments) => arguments.Split(' ').Any(word =>
        word.StartsWith("<<", StringComparison.Ordinal) && word[2..].TrimStart('-') is [var first, ..] && (char.IsAsciiLetter(first) || first is '"' or '\''));

    private static void RefuseEscape(string content, int number, bool isFirst)
    {
        if (isFirst && content.StartsWith('#') && content[1..].Replace(" ", "", StringComparison.Ordinal).StartsWith("escape=", StringComparison.OrdinalIgnoreCase) && !content.EndsWith('\\'))
            throw new RecipeException(number, "lines are continued by a backslash only");
    }
}
