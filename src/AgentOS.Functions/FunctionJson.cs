using System.Text.Json.Serialization;
using AgentOS.Client.Agents;
using AgentOS.Client.Files;
using AgentOS.Client.Models;
using AgentOS.Client.Programs;
using AgentOS.Functions.Agents;
using AgentOS.Functions.Calls;
using AgentOS.Functions.Files;
using AgentOS.Functions.KeyValues;
using AgentOS.Functions.Models;
using AgentOS.Functions.Programs;
using AgentOS.Functions.ToolCalls;

namespace AgentOS.Functions;

/// <summary>The shapes of arguments, which are strict, and of results, which have all their fields.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ReadArguments))]
[JsonSerializable(typeof(WriteArguments))]
[JsonSerializable(typeof(ExecArguments))]
[JsonSerializable(typeof(Written))]
[JsonSerializable(typeof(FileText))]
[JsonSerializable(typeof(ExecResult))]
[JsonSerializable(typeof(ListArguments))]
[JsonSerializable(typeof(PathArguments))]
[JsonSerializable(typeof(WriteFileArguments))]
[JsonSerializable(typeof(RemoveArguments))]
[JsonSerializable(typeof(TwoPathArguments))]
[JsonSerializable(typeof(Listing))]
[JsonSerializable(typeof(FileContent))]
[JsonSerializable(typeof(FileStatus))]
[JsonSerializable(typeof(KeyArguments))]
[JsonSerializable(typeof(SetArguments))]
[JsonSerializable(typeof(PrefixArguments))]
[JsonSerializable(typeof(Found))]
[JsonSerializable(typeof(Entries))]
[JsonSerializable(typeof(Deleted))]
[JsonSerializable(typeof(RecentArguments))]
[JsonSerializable(typeof(StatisticsArguments))]
[JsonSerializable(typeof(RecordedCalls))]
[JsonSerializable(typeof(CallStatistics))]
[JsonSerializable(typeof(SpawnArguments))]
[JsonSerializable(typeof(ListAgentsArguments))]
[JsonSerializable(typeof(KillArguments))]
[JsonSerializable(typeof(SpawnedAgent))]
[JsonSerializable(typeof(AgentList))]
[JsonSerializable(typeof(KilledAgent))]
[JsonSerializable(typeof(ThinkArguments))]
[JsonSerializable(typeof(HttpArguments))]
[JsonSerializable(typeof(Thought))]
[JsonSerializable(typeof(HttpResult))]
[JsonSerializable(typeof(Done))]
internal sealed partial class FunctionJson : JsonSerializerContext;
