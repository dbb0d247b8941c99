namespace AgentOS.Cli.Commands.Run;

/// <summary>
/// Environment variables from the command line and from files. A file has one <c>NAME=value</c> a line, taken literally (no quotes, no expansion, as in
/// <c>docker run --env-file</c>); empty lines and lines starting with # are skipped. A bare <c>NAME</c> takes the host's value.
/// </summary>
internal static class EnvironmentFile
{
    /// <summary>Reads one assignment. A bare name that the host does not have set is skipped and gives null.</summary>
    /// <exception cref="FormatException">The name is empty or holds a NUL.</exception>
    public static KeyValuePair<string, string>? ParseAssignment(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? text : text[..equals];
        if (name.Length == 0 || text.Contains('\0', StringComparison.Ordinal))
            throw new FormatException($"'{text}' is not NAME=value");
        string? value = equals < 0 ? Environment.GetEnvironmentVariable(name) : text[(equals + 1)..];
        return value is null ? null : KeyValuePair.Create(name, value);
    }

    /// <summary>Reads every assignment of a file.</summary>
    /// <exception cref="FormatException">A line is not an assignment; the message names the line.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Read(string path)
    {
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            KeyValuePair<string, string>? assignment;
            try
            {
                assignment = ParseAssignment(line);
            }
            catch (FormatException problem)
            {
                throw new FormatException($"{path}, line {number}: {problem.Message}", problem);
            }

            if (assignment is { } pair)
                yield return pair;
        }
    }
}
