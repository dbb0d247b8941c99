using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOS.Gateway.Agents;

namespace AgentOS.Gateway.Connections;

/// <summary>What an operator's program asks of the gateway: the first line of a connection to its control socket. Lines of JSON come back.</summary>
public sealed record ControlRequest
{
    /// <summary>Has an agent known as long as the connection stays; its calls come back as they end (<see cref="CallRecord"/>).</summary>
    public const string Register = "register";

    /// <summary>Asks a model; the question follows the line.</summary>
    public const string Think = "think";

    /// <summary>Which of those, or the name of a report.</summary>
    public required string Op { get; set; }

    /// <summary>Of <see cref="Register"/>.</summary>
    public GatewayAgent? Agent { get; set; }

    /// <summary>Of <see cref="Think"/>: who asks.</summary>
    public string? Placeholder { get; set; }

    /// <summary>Of a change: whom it is about.</summary>
    public string? Client { get; set; }

    /// <summary>Of a change: what changes.</summary>
    public JsonElement? Change { get; set; }

    /// <summary>Of <see cref="Think"/>: the bytes of the question.</summary>
    public int Length { get; set; }
}

/// <summary>The first line that comes back: whether it was understood.</summary>
public sealed record ControlReply
{
    /// <summary>Whether it was.</summary>
    public bool Success { get; set; }

    /// <summary>What went wrong.</summary>
    public string? Error { get; set; }

    /// <summary>Its entry of the catalogue.</summary>
    public string? Code { get; set; }

    /// <summary>What to do.</summary>
    public string? Remedy { get; set; }

    /// <summary>What was asked for.</summary>
    public JsonElement? Report { get; set; }
}

/// <summary>The shapes of lines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ControlRequest))]
[JsonSerializable(typeof(ControlReply))]
[JsonSerializable(typeof(CallRecord))]
[JsonSerializable(typeof(GatewayStatus))]
public sealed partial class ControlJson : JsonSerializerContext;
