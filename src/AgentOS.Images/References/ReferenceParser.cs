using System.Buffers;
using AgentOS.Errors;

namespace AgentOS.Images.References;

/// <summary>Docker's grammar of references (distribution/reference): strict, so that two spellings never mean two places.</summary>
internal readonly ref struct ReferenceParser(string text)
{
    private const int LongestName = 255;
    private const int LongestTag = 128;

    private static readonly SearchValues<char> s_small = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    private readonly string _text = text;

    public ImageReference Parse()
    {
        (string rest, ContentDigest? digest) = SplitDigest(_text);
        (string name, string? tag) = SplitTag(rest);
        (string registry, string repository) = SplitRegistry(name);
        // A single word goes to the official images; sixty-four hexadecimal digits are an image's id, which no registry knows.
        if (registry == ImageReference.DefaultRegistry && !repository.Contains('/'))
            repository = ContentDigest.TryParse("sha256:" + repository, out _) ? throw Refuse("an image's id is no name") : "library/" + repository;
        if (registry.Length + 1 + repository.Length > LongestName)
            throw Refuse($"longer than {LongestName} characters");
        foreach (string component in repository.Split('/'))
            CheckComponent(component);
        return new(registry, repository, tag ?? (digest is null ? "latest" : null), digest);
    }

    private (string Name, ContentDigest? Digest) SplitDigest(string whole)
    {
        int at = whole.IndexOf('@');
        if (at < 0)
            return (whole, null);
        return ContentDigest.TryParse(whole[(at + 1)..], out ContentDigest digest)
            ? (whole[..at], digest)
            : throw Refuse("after @ comes sha256: and 64 small hexadecimal digits");
    }

    private (string Name, string? Tag) SplitTag(string rest)
    {
        int colon = rest.LastIndexOf(':');
        // The colon of a port has a path after it.
        if (colon < 0 || rest.IndexOf('/', colon) >= 0)
            return (rest, null);
        string tag = rest[(colon + 1)..];
        bool isTag = tag.Length is > 0 and <= LongestTag && (char.IsAsciiLetterOrDigit(tag[0]) || tag[0] == '_')
            && tag.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-');
        return isTag ? (rest[..colon], tag) : throw Refuse("the tag");
    }

    private (string Registry, string Repository) SplitRegistry(string name)
    {
        int slash = name.IndexOf('/');
        if (slash < 0 || !LooksLikeHost(name[..slash]))
            return (ImageReference.DefaultRegistry, name);
        string registry = name[..slash];
        if (!RegistryHost.IsValid(registry))
            throw Refuse("the registry's name");
        registry = registry.ToLowerInvariant();
        return (registry is "index.docker.io" or "registry-1.docker.io" ? ImageReference.DefaultRegistry : registry, name[(slash + 1)..]);
    }

    // Docker takes capital letters for a host, too; in small letters, as hosts are compared, such a name would be one of docker.io.
    private static bool LooksLikeHost(string first) => first.AsSpan().ContainsAny('.', ':', '[') || first == "localhost";

    // Words of small letters and digits with one dot, one or two underscores, or hyphens between them.
    private void CheckComponent(string component)
    {
        int position = 0;
        while (true)
        {
            int word = component.AsSpan(position).IndexOfAnyExcept(s_small);
            if (word == 0 || position == component.Length)
                throw Refuse(component.Any(char.IsAsciiLetterUpper) ? "names are in small letters" : $"'{component}' in its name");
            if (word < 0)
                return;
            position += word;
            int separator = component.AsSpan(position).IndexOfAny(s_small);
            if (separator < 0)
                throw Refuse($"'{component}' in its name");
            string between = component.Substring(position, separator);
            if (between is not ("." or "_" or "__") && between.Trim('-').Length > 0)
                throw Refuse($"'{component}' in its name");
            position += separator;
        }
    }

    private AgentOSException Refuse(string detail) => new(ImageErrors.BadReference, "use image", _text, detail);
}
