using System.Globalization;
using System.Text;
using AgentOS.Store.Manifests.Findings;
using AgentOS.Store.Manifests.Yaml;
using AgentOS.Store.Texts;

namespace AgentOS.Store.Manifests.Reading;

/// <summary>From a file's bytes to text in which everything can be seen, comments included: what a person reads in an editor is what is read here.</summary>
internal static class ManifestText
{
    private const int Most = 20;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>Null when it is no text; the findings say why.</returns>
    public static string? Decode(ReadOnlySpan<byte> content, ManifestFindings findings)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble))
            content = content[Encoding.UTF8.Preamble.Length..];
        try
        {
            string text = s_strict.GetString(content);
            ReportUnseen(text, findings);
            return text;
        }
        catch (DecoderFallbackException)
        {
            int valid = System.Text.Unicode.Utf8.IsValid(content) ? content.Length : FirstInvalid(content);
            findings.Error(PositionOf(Encoding.UTF8.GetString(content[..valid])), "", "this is no UTF-8");
            return null;
        }
    }

    private static void ReportUnseen(string text, ManifestFindings findings)
    {
        int start = 0;
        for (int count = 0; count < Most && VisibleText.FirstUnseen(text.AsSpan(start)) is { } unseen; count++)
        {
            start += unseen.Index;
            findings.Error(PositionOf(text.AsSpan(0, start)), "", string.Create(CultureInfo.InvariantCulture, $"the character U+{unseen.Value:X4} cannot be seen; manifests have none such"));
            start += unseen.Value > char.MaxValue ? 2 : 1;
        }
    }

    private static YamlPosition PositionOf(ReadOnlySpan<char> before) => new(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));

    private static int FirstInvalid(ReadOnlySpan<byte> content)
    {
        int index = 0;
        while (Rune.DecodeFromUtf8(content[index..], out _, out int length) == System.Buffers.OperationStatus.Done)
            index += length;
        return index;
    }
}
