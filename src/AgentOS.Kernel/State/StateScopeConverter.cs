using System.Text.Json.Serialization;

namespace AgentOS.Kernel.State;

/// <summary>Reads scopes by their names only: a number is no scope.</summary>
internal sealed class StateScopeConverter() : JsonStringEnumConverter<StateScope>(namingPolicy: null, allowIntegerValues: false);
