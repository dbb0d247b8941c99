namespace AgentOS.Kernel.Tests.Agents;

/// <summary>The processes below a sandbox's first one, as the host sees them.</summary>
internal static class ProcessTree
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits until the states of the processes (proc(5), stat) are as they should be: the kernel tells nobody when they change.</summary>
    public static async Task WaitAsync(int first, Func<IReadOnlyList<char>, bool> areSo)
    {
        using CancellationTokenSource limit = new(s_patience);
        using PeriodicTimer timer = new(s_interval);
        while (!areSo(StatesBelow(first)))
            _ = await timer.WaitForNextTickAsync(limit.Token);
    }

    private static List<char> StatesBelow(int process) =>
        [.. ChildrenOf(process).SelectMany(child => (List<char>)[StateOf(child), .. StatesBelow(child)])];

    private static IEnumerable<int> ChildrenOf(int process)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{process}/task")
                .SelectMany(task => File.ReadAllText(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(int.Parse)];
        }
        catch (IOException)
        {
            return []; // It ended meanwhile.
        }
    }

    private static char StateOf(int process)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[stat.LastIndexOf(')') + 2];
        }
        catch (IOException)
        {
            return 'X';
        }
    }
}
