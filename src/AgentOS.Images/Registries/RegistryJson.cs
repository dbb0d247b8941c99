using System.Text.Json.Serialization;

namespace AgentOS.Images.Registries;

/// <summary>JSON of credentials and tokens.</summary>
[JsonSerializable(typeof(RegistryCredentialsDocument))]
[JsonSerializable(typeof(RegistryToken))]
internal sealed partial class RegistryJson : JsonSerializerContext;

/// <summary>Docker's <c>config.json</c>.</summary>
internal sealed class RegistryCredentialsDocument
{
    [JsonPropertyName("auths")]
    public Dictionary<string, RegistryCredential>? Auths { get; set; }
}

/// <summary>One registry's credentials.</summary>
internal sealed class RegistryCredential
{
    [JsonPropertyName("auth")]
    public string? Auth { get; set; }

    [JsonPropertyName("username")]
    public string? Username { get; set; }

    [JsonPropertyName("password")]
    public string? Password { get; set; }
}

/// <summary>A token service's answer.</summary>
internal sealed class RegistryToken
{
    [JsonPropertyName("token")]
    public string? Token { get; set; }

    [JsonPropertyName("access_token")]
    public string? AccessToken { get; set; }
}
