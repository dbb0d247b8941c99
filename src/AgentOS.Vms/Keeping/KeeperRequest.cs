using System.Text.Json.Serialization;
using AgentOS.Vms.Records;

namespace AgentOS.Vms.Keeping;

/// <summary>What is asked of the keeper: a line of JSON. It answers with a line, <c>yes</c> or <c>no</c>, and a descriptor.</summary>
internal sealed record KeeperRequest
{
    /// <summary>The template's key.</summary>
    public string Key { get; set; } = "";

    /// <summary>The digest of the template's memory, when that is wanted: each template of a key has another.</summary>
    public string Digest { get; set; } = "";

    /// <summary>As what a machine in waiting is wanted; null asks for the template's memory.</summary>
    public VmRecord? Spare { get; set; }

    /// <summary>How many such machines are to be in waiting from now on.</summary>
    public int Pool { get; set; }

    /// <summary>Asks for nothing: it is to end.</summary>
    public bool IsDismissal { get; set; }
}

/// <summary>Generated serialiser of it: one line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(KeeperRequest))]
internal sealed partial class KeeperJson : JsonSerializerContext;
