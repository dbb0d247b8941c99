using AgentOS.Images.References;

namespace AgentOS.Store.Isolation;

/// <summary>The image that has what agents of a language need.</summary>
internal static class AgentImages
{
    // All images of languages have a shell.
    private const string WithShell = "python";

    private static readonly Dictionary<string, string> s_others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["typescript"] = "node", ["ts"] = "node", ["bash"] = WithShell, ["sh"] = WithShell, ["shell"] = WithShell,
    };

    /// <summary>It; null when there is none for the language.</summary>
    /// <param name="language"><c>runtime.language</c> of a manifest.</param>
    public static ImageReference? Find(string language) => LanguageImages.Find(s_others.GetValueOrDefault(language, language));
}
