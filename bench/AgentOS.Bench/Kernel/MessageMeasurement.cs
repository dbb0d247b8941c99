using System.Diagnostics;
using System.Text.Json.Nodes;
using AgentOS.Bench.Results;

namespace AgentOS.Bench.Kernel;

/// <summary>One sender, many receivers: BROADCAST, then each takes its messages.</summary>
internal sealed class MessageMeasurement(BenchContext context)
{
    private const int DefaultRounds = 5;
    private const int Receivers = 50, Messages = 200, QuickMessages = 10;

    public void Measure(Report report)
    {
        report.Progress("message fan-out");
        using ServerProcess kernel = ServerProcess.StartKernel(context, "messages");
        using KernelCaller sender = new(kernel.Socket);
        KernelCaller[] receivers = [.. Enumerable.Range(0, Receivers).Select(number => Register(kernel, number))];
        int messages = context.Options.IsQuick ? QuickMessages : Messages;
        double[] rates = [.. Enumerable.Range(0, context.Options.Rounds(DefaultRounds)).Select(_ => Exchange(sender, receivers, messages))];
        report.Add(Row.Absolute($"messages to {Receivers} receivers, delivered", new("kernel", new(rates)), Unit.PerSecond, target: null));
        foreach (KernelCaller receiver in receivers)
            receiver.Dispose();
    }

    private static KernelCaller Register(ServerProcess kernel, int number)
    {
        KernelCaller receiver = new(kernel.Socket);
        receiver.Call(KernelCaller.Register, new() { ["name"] = $"receiver-{number}" });
        return receiver;
    }

    private static double Exchange(KernelCaller sender, KernelCaller[] receivers, int messages)
    {
        long began = Stopwatch.GetTimestamp();
        for (int number = 0; number < messages; number++)
            sender.Call(KernelCaller.Broadcast, new() { ["message"] = new JsonObject { ["number"] = number } });
        foreach (KernelCaller receiver in receivers)
        {
            for (int taken = 0; taken < messages;)
                taken += (int)receiver.Call(KernelCaller.Receive, new() { ["max"] = messages })["count"]!;
        }

        return messages * receivers.Length / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
