using System.Text.Json;

namespace AgentOS.Vault.Tests.Fernet;

/// <summary>One entry of the specification's acceptance tests (fernet/spec: generate.json, verify.json, invalid.json; those of version 0x80).</summary>
public sealed record FernetVector(string Token, DateTimeOffset Now, string Secret, string Src = "", string Desc = "", int TtlSec = 0, int[]? Iv = null)
{
    private static readonly JsonSerializerOptions s_options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static TheoryData<FernetVector> Read(string name) => new(
        JsonSerializer.Deserialize<FernetVector[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fernet", name)), s_options)!);

    public override string ToString() => Desc.Length > 0 ? Desc : Src;
}
