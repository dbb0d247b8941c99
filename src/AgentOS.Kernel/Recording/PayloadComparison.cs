using System.Text.Json;

namespace AgentOS.Kernel.Recording;

/// <summary>Compares payloads: the same bytes, or the same JSON written in another way.</summary>
internal static class PayloadComparison
{
    /// <summary>Whether both ask for the same.</summary>
    public static bool AreSame(ReadOnlyMemory<byte> recorded, ReadOnlySpan<byte> actual) =>
        recorded.Span.SequenceEqual(actual) || (recorded.Span.StartsWith((byte)'{') && actual.StartsWith((byte)'{') && AreSameJson(recorded, actual.ToArray()));

    private static bool AreSameJson(ReadOnlyMemory<byte> recorded, byte[] actual)
    {
        try
        {
            using JsonDocument one = JsonDocument.Parse(recorded), two = JsonDocument.Parse(actual);
            return JsonElement.DeepEquals(one.RootElement, two.RootElement);
        }
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
