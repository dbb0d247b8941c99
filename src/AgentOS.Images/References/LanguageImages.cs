namespace AgentOS.Images.References;

/// <summary>The images that languages stand for.</summary>
public static class LanguageImages
{
    private static readonly Dictionary<string, string> s_images = new(StringComparer.OrdinalIgnoreCase)
    {
        ["python"] = "docker.io/library/python:3.11-slim",
        ["node"] = "docker.io/library/node:20-slim",
        ["javascript"] = "docker.io/library/node:20-slim",
        ["js"] = "docker.io/library/node:20-slim",
        ["ruby"] = "docker.io/library/ruby:3.2-slim",
        ["golang"] = "docker.io/library/golang:1.22-bookworm",
        ["go"] = "docker.io/library/golang:1.22-bookworm",
    };

    /// <summary>Names of languages that have an image.</summary>
    public static IReadOnlyCollection<string> Languages => s_images.Keys;

    /// <summary>A language's image; null when it has none.</summary>
    public static ImageReference? Find(string language) =>
        s_images.TryGetValue(language, out string? image) ? ImageReference.Parse(image) : null;

    /// <summary>The image of a language or, where it is no language, of that name.</summary>
    /// <exception cref="Errors.AgentOSException"><see cref="ImageErrors.BadReference"/>.</exception>
    public static ImageReference FindOrParse(string languageOrReference) => Find(languageOrReference) ?? ImageReference.Parse(languageOrReference);
}
