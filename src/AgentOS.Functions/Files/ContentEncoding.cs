using System.Text.Json.Serialization;

namespace AgentOS.Functions.Files;

/// <summary>How bytes are written in JSON.</summary>
internal enum ContentEncoding
{
    /// <summary>As text.</summary>
    [JsonStringEnumMemberName("utf-8")]
    Text,
    /// <summary>As base64.</summary>
    [JsonStringEnumMemberName("base64")]
    Base64,
}
