using System.Text.Json;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Protocol;

/// <summary>The frames of docs/protocols/vectors, which every implementation of the protocol reads.</summary>
internal static class VectorFile
{
    private static readonly string s_folder = Path.Combine(Checkout.Root, "docs", "protocols", "vectors");
    private static readonly JsonElement s_index = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_folder, "vectors.json"))).RootElement;

    public static IEnumerable<JsonElement> Frames => s_index.GetProperty("frames").EnumerateArray();

    public static IEnumerable<JsonElement> Streams => s_index.GetProperty("streams").EnumerateArray();

    public static JsonElement Frame(string name) => Frames.Single(frame => frame.GetProperty("name").GetString() == name);

    public static byte[] Bytes(JsonElement vector) => File.ReadAllBytes(Path.Combine(s_folder, vector.GetProperty("file").GetString()!));
}
