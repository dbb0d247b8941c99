using System.Globalization;
using AgentOS.Store.Texts;

namespace AgentOS.Store.Manifests.Reading;

/// <summary>What a text of a manifest may be.</summary>
/// <param name="Longest">Characters.</param>
internal sealed record TextRule(int Longest)
{
    /// <summary>A few words.</summary>
    public static TextRule Line { get; } = new(300);

    /// <summary>A name that people read.</summary>
    public static TextRule Title { get; } = new(ManifestSyntax.LongestDisplayName);

    /// <summary>A text of several lines.</summary>
    public static TextRule Paragraph { get; } = new(4000) { HasLines = true };

    /// <summary>A line, or lines, for the shell.</summary>
    public static TextRule Command { get; } = new(16_000) { HasLines = true };

    private bool HasLines { get; init; }

    /// <summary>What is wrong with a text; null when nothing is.</summary>
    public string? Problem(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "this must not be empty";
        if (text.Length > Longest)
            return $"this has {text.Length} characters; {Longest} are allowed";
        if (!HasLines && text.AsSpan().IndexOfAny("\n\r\t") >= 0)
            return "this must be one line, without tabs";
        return VisibleText.FirstUnseen(text) is { } unseen
            ? string.Create(CultureInfo.InvariantCulture, $"the character U+{unseen.Value:X4} in it cannot be seen")
            : null;
    }
}
