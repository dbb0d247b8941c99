namespace AgentOS.Vms.Languages;

/// <summary>The language whose image has a program.</summary>
public static class ProgramLanguage
{
    // Every language's image is Debian with a shell.
    private const string Usual = "python";

    private static readonly (string Language, string[] Programs)[] s_programs =
    [
        ("node", ["node", "nodejs", "npm", "npx", "yarn"]),
        ("ruby", ["ruby", "irb", "gem", "bundle", "rake"]),
        ("go", ["go", "gofmt"]),
    ];

    /// <summary>By the program's name; python when it is of none.</summary>
    /// <param name="program">A name or a path.</param>
    public static string Of(string program)
    {
        string name = Path.GetFileName(program);
        return s_programs.FirstOrDefault(language => language.Programs.Contains(name, StringComparer.Ordinal)).Language ?? Usual;
    }
}
