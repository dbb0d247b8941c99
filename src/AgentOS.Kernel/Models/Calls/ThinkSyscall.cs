using System.Buffers;
using System.Text;
using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Gateway;
using AgentOS.Gateway.Connections;
using AgentOS.Kernel.Permissions;
using AgentOS.Kernel.Syscalls;
using AgentOS.Policy;

namespace AgentOS.Kernel.Models.Calls;

/// <summary>THINK: asks a language model, through the gateway as everybody else.</summary>
internal sealed class ThinkSyscall(Gate gate, ModelAskers askers) : ILongSyscall
{
    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
            throw new AgentOSException(KernelErrors.BadPayload, "answer a call", "THINK", "it takes a prompt");
        // Anything else is the prompt itself.
        ThinkCall think = payload[0] == '{' ? KernelJson.Read(payload, ModelJson.Default.ThinkCall) : new ThinkCall(Encoding.UTF8.GetString(payload));
        gate.Demand(call.Caller.Identity, Right.Think);
        ModelAsker asker = askers.Of(call.Caller.Identity);
        LlmQuota quota = call.Caller.Identity.Policy.Llm;
        if (call.Caller.Identity.Policy.CheckQuota(asker.Use.Tokens, asker.Use.Calls) is { IsAllowed: false } exhausted)
            gate.Demand(call.Caller.Identity, exhausted);
        return AskAsync(call, asker, ThinkQuestion.Write(think with { Stream = think.Stream && call.Caller.WantsStreams }, quota, asker.Use));
    }

    private static async Task AskAsync(LongCall call, ModelAsker asker, ReadOnlyMemory<byte> question)
    {
        using ControlConnection connection = await asker.ConnectAsync(call.Gone).ConfigureAwait(false);
        await connection.SendAsync(new ControlRequest { Op = ControlRequest.Think, Placeholder = asker.Placeholder, Length = question.Length }, question, call.Gone).ConfigureAwait(false);
        while (await connection.ReadAsync(call.Gone).ConfigureAwait(false) is { } line)
        {
            // Only the last line says whether it succeeded.
            ThinkLine read = JsonSerializer.Deserialize(line, ModelJson.Default.ThinkLine)!;
            if (read.Success is not { } success)
            {
                if (!await call.SendChunkAsync(Encoding.UTF8.GetBytes(line)).ConfigureAwait(false))
                    return;
                continue;
            }

            if (!success)
                throw AgentOSException.Reported(read.Code ?? "", read.Error ?? "", read.Remedy ?? "");
            _ = asker.Use.Add(read.Tokens);
            call.Answer.Write(Encoding.UTF8.GetBytes(line));
            return;
        }

        throw new AgentOSException(GatewayErrors.Gone, "think", "");
    }
}
