using System.Globalization;
using System.Reflection;
using System.Text;
using AgentOS.Errors;
using AgentOS.Store.Manifests;

namespace AgentOS.Store.Templates;

/// <summary>Beginnings of agents, one for each language. They are files of this assembly; each runs as it is.</summary>
public static class AgentTemplate
{
    private const string NamePlace = "{{name}}", TitlePlace = "{{display_name}}";
    private const UnixFileMode Executable = (UnixFileMode)0x1ED;

    /// <summary>The languages.</summary>
    public static IReadOnlyList<string> Names { get; } = ["python", "node", "bash", "dotnet", "rust"];

    /// <summary>Writes a template's files. Nothing is overwritten: when a file is there already, none is written.</summary>
    /// <param name="template">One of <see cref="Names"/>.</param>
    /// <param name="directory">Made when missing; the agent is called as it is.</param>
    /// <returns>The files' names, sorted.</returns>
    /// <exception cref="AgentOSException"><see cref="TemplateErrors.Exists"/>.</exception>
    public static IReadOnlyList<string> Write(string template, string directory)
    {
        string name = NameOf(directory), title = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.Replace('-', ' '));
        IReadOnlyList<string> files = [.. Resources(template).Select(resource => resource[(template.Length + 1)..]).Order(StringComparer.Ordinal)];
        if (files.FirstOrDefault(file => Path.Exists(Path.Combine(directory, file))) is { } taken)
            throw new AgentOSException(TemplateErrors.Exists, "write", Path.Combine(directory, taken));
        Directory.CreateDirectory(directory);
        foreach (string file in files)
        {
            string path = Path.Combine(directory, file), text = Read($"{template}/{file}").Replace(NamePlace, name, StringComparison.Ordinal).Replace(TitlePlace, title, StringComparison.Ordinal);
            File.WriteAllText(path, text);
            if (text.StartsWith("#!", StringComparison.Ordinal))
                File.SetUnixFileMode(path, Executable);
        }

        return files;
    }

    /// <summary>An agent's name from a folder's: what cannot be in it becomes a hyphen.</summary>
    internal static string NameOf(string directory)
    {
        string folder = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory))).ToLowerInvariant();
        string name = string.Concat(folder.Select(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) ? letter : '-')).Trim('-');
        if (name.Length > ManifestSyntax.LongestName)
            name = name[..ManifestSyntax.LongestName].TrimEnd('-');
        return ManifestSyntax.IsName(name) ? name : "my-agent";
    }

    private static IEnumerable<string> Resources(string template) =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(resource => resource.StartsWith(template + "/", StringComparison.Ordinal));

    private static string Read(string resource)
    {
        using StreamReader reader = new(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
