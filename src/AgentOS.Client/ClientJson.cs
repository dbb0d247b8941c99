using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOS.Client.Agents;
using AgentOS.Client.Connections;
using AgentOS.Client.Events;
using AgentOS.Client.Files;
using AgentOS.Client.KeyValues;
using AgentOS.Client.Messages;
using AgentOS.Client.Metrics;
using AgentOS.Client.Models;
using AgentOS.Client.Permissions;
using AgentOS.Client.Programs;
using AgentOS.Client.State;
using AgentOS.Client.ToolCalls;

namespace AgentOS.Client;

/// <summary>The shapes of payloads.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(HelloRequest))]
[JsonSerializable(typeof(HelloAnswer))]
[JsonSerializable(typeof(CancelRequest))]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(FailureAnswer))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(ReadRequest))]
[JsonSerializable(typeof(FileText))]
[JsonSerializable(typeof(WriteRequest))]
[JsonSerializable(typeof(BytesWritten))]
[JsonSerializable(typeof(ExecRequest))]
[JsonSerializable(typeof(ExecResult))]
[JsonSerializable(typeof(ExecPart))]
[JsonSerializable(typeof(AcceptedCall))]
[JsonSerializable(typeof(FileRequest))]
[JsonSerializable(typeof(FileWriteRequest))]
[JsonSerializable(typeof(FileSizeAnswer))]
[JsonSerializable(typeof(FileListAnswer))]
[JsonSerializable(typeof(FileStatAnswer))]
[JsonSerializable(typeof(FileExistsAnswer))]
[JsonSerializable(typeof(FileTargetAnswer))]
[JsonSerializable(typeof(FileSpace))]
[JsonSerializable(typeof(KeyValueRequest))]
[JsonSerializable(typeof(KeyValueAnswer))]
[JsonSerializable(typeof(KeyValueListAnswer))]
[JsonSerializable(typeof(KeyValueDeletedAnswer))]
[JsonSerializable(typeof(KeyValueChangedAnswer))]
[JsonSerializable(typeof(ToolCallRequest))]
[JsonSerializable(typeof(ToolCallIdAnswer))]
[JsonSerializable(typeof(ToolCallAnswer))]
[JsonSerializable(typeof(ToolCallListAnswer))]
[JsonSerializable(typeof(ToolStatisticsAnswer))]
[JsonSerializable(typeof(SpawnRequest))]
[JsonSerializable(typeof(SpawnedAgent))]
[JsonSerializable(typeof(IReadOnlyList<AgentEntry>))]
[JsonSerializable(typeof(AgentReference))]
[JsonSerializable(typeof(KilledAgent))]
[JsonSerializable(typeof(RegisterRequest))]
[JsonSerializable(typeof(SendRequest))]
[JsonSerializable(typeof(SendAnswer))]
[JsonSerializable(typeof(ReceiveRequest))]
[JsonSerializable(typeof(ReceiveAnswer))]
[JsonSerializable(typeof(BroadcastRequest))]
[JsonSerializable(typeof(BroadcastAnswer))]
[JsonSerializable(typeof(StateRequest))]
[JsonSerializable(typeof(StateAnswer))]
[JsonSerializable(typeof(PermissionRequest))]
[JsonSerializable(typeof(PermissionAnswer))]
[JsonSerializable(typeof(SubscriptionRequest))]
[JsonSerializable(typeof(KernelEvent))]
[JsonSerializable(typeof(EmitRequest))]
[JsonSerializable(typeof(AsyncPollRequest))]
[JsonSerializable(typeof(AsyncPollAnswer))]
[JsonSerializable(typeof(MetricsRequest))]
[JsonSerializable(typeof(ThinkRequest))]
[JsonSerializable(typeof(Thought))]
[JsonSerializable(typeof(HttpRequest))]
[JsonSerializable(typeof(HttpResult))]
[JsonSerializable(typeof(TokenReport))]
internal sealed partial class ClientJson : JsonSerializerContext;
