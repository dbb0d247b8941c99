using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Kernel;

/// <summary>Ten thousand callers at once, and more than the kernel has descriptors for.</summary>
public sealed class CrowdTests : IDisposable
{
    private const int Many = 10_000;
    private const int Rounds = 9, Warm = 4;
    private const int Descriptors = 100;

    // Connects so many callers, has each answered, says how many were, and leaves when told to.
    private const string Crowd =
        """
        import resource, socket, struct, sys
        path, count = sys.argv[1], int(sys.argv[2])
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        frame = struct.pack("<IIBQ", 0x41474E54, 0, 0, 5) + b"hello"
        callers, answered = [], 0
        for _ in range(count):
            caller = socket.socket(socket.AF_UNIX)
            caller.connect(path)
            callers.append(caller)
        for caller in callers:
            try:
                caller.sendall(frame)
                answered += caller.recv(22, socket.MSG_WAITALL)[17:] == b"hello"
            except OSError:
                pass
        print(answered, flush=True)
        sys.stdin.readline()
        """;

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Ten_thousand_callers_are_answered_and_cost_nothing_when_they_have_left()
    {
        await using KernelProcess kernel = await KernelProcess.StartAsync(_directory.Path);
        Assert.SkipUnless(HardLimitOf(kernel.Process.Id) > Many + 200, "this machine allows a process too few descriptors");
        using KernelClient witness = kernel.Connect();
        List<long> memory = [];
        for (int round = 0; round < Rounds; round++)
        {
            using Process crowd = Gather(kernel, Many);
            Assert.Equal(Many, await AnsweredAsync(crowd));
            Assert.Equal("on", witness.CallText(KernelClient.Noop, "on"));
            await LeaveAsync(crowd);
            // The witness' calls and the ends of the others are handled by one thread: each call lets some more of them be seen.
            while (Measure(witness).GetProperty("connections").GetInt32() > 1)
            {
            }

            memory.Add(Measure(witness).GetProperty("memory_bytes").GetInt64());
        }

        // The first rounds fill pools and the collector's generations; had a caller cost a single KiB for ever, the rest would show it.
        Assert.InRange(memory[^1], 0, memory[Warm] + ((Rounds - Warm - 1) * Many * 768L));
    }

    [Fact]
    public async Task Callers_beyond_the_last_descriptor_are_sent_away_and_nobody_else_notices()
    {
        await using KernelProcess kernel = await KernelProcess.StartAsync(_directory.Path, "prlimit", $"--nofile={Descriptors}:{Descriptors}");
        using KernelClient witness = kernel.Connect();
        using (Process crowd = Gather(kernel, 3 * Descriptors))
        {
            Assert.InRange(await AnsweredAsync(crowd), 1, Descriptors);
            Assert.Equal("on", witness.CallText(KernelClient.Noop, "on"));
            await LeaveAsync(crowd);
        }

        while (Measure(witness).GetProperty("connections").GetInt32() > 1)
        {
        }

        using KernelClient late = kernel.Connect();
        Assert.Equal("late", late.CallText(KernelClient.Noop, "late"));
    }

    private static JsonElement Measure(KernelClient client) => client.Call(KernelClient.MetricsSystem).GetProperty("kernel");

    private static Process Gather(KernelProcess kernel, int count) =>
        PublishedProgram.Start(kernel.Directory, ["python3", "-c", Crowd, kernel.Socket, count.ToString(CultureInfo.InvariantCulture)]);

    private static async Task<int> AnsweredAsync(Process crowd) =>
        int.Parse((await crowd.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!, CultureInfo.InvariantCulture);

    private static async Task LeaveAsync(Process crowd)
    {
        await crowd.StandardInput.WriteLineAsync();
        await crowd.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static long HardLimitOf(int process)
    {
        string line = File.ReadLines($"/proc/{process}/limits").First(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4], CultureInfo.InvariantCulture);
    }
}
