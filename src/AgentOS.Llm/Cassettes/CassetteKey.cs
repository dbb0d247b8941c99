using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AgentOS.Llm.Cassettes;

/// <summary>What makes two questions the same: where they go, and the JSON whatever the order of its properties and its white space.</summary>
internal static class CassetteKey
{
    /// <summary>A hash.</summary>
    /// <param name="place">Where it goes.</param>
    /// <param name="body">JSON, or nothing.</param>
    public static string Of(string place, ReadOnlyMemory<byte> body)
    {
        using MemoryStream text = new();
        text.Write(Encoding.UTF8.GetBytes(place));
        if (!body.IsEmpty)
        {
            using JsonDocument document = JsonDocument.Parse(body);
            using Utf8JsonWriter json = new(text);
            CanonicalJson.Instance.Write(json, document.RootElement);
        }

        return Convert.ToHexStringLower(SHA256.HashData(text.ToArray()));
    }
}
