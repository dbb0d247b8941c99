using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Polling;

/// <summary>Waits for any number of descriptors on one thread, in place of a waiting thread for each.</summary>
public static class ReadinessWatch
{
    private static readonly Lazy<Poller> s_poller = new(Start);
    // The descriptors, too: one that nobody else holds would be closed by its finalizer, and whoever waits would wait for ever.
    private static readonly ConcurrentDictionary<int, (SafeFileHandle Held, Action Ready)> s_waiting = new();

    /// <summary>Calls back once, on the thread pool, when reading from a descriptor does not wait any more.</summary>
    /// <param name="descriptor">It may be given again afterwards. Nobody is called when it is closed before.</param>
    /// <param name="ready">What is called.</param>
    public static void WhenReadable(SafeFileHandle descriptor, Action ready) => When(descriptor, Readiness.Input, ready);

    /// <summary>Calls back once, on the thread pool, when writing to a descriptor does not wait any more.</summary>
    /// <inheritdoc cref="WhenReadable"/>
    public static void WhenWritable(SafeFileHandle descriptor, Action ready) => When(descriptor, Readiness.Output, ready);

    private static void When(SafeFileHandle descriptor, Readiness readiness, Action ready)
    {
        s_waiting[(int)descriptor.DangerousGetHandle()] = (descriptor, ready);
        s_poller.Value.AddOnce(descriptor, readiness);
    }

    private static Poller Start()
    {
        Poller poller = new();
        new Thread(() => Run(poller)) { IsBackground = true, Name = "readiness" }.Start();
        return poller;
    }

    private static void Run(Poller poller)
    {
        while (true)
        {
            int count = poller.Wait();
            for (int index = 0; index < count; index++)
            {
                if (s_waiting.TryRemove(poller[index].Descriptor, out (SafeFileHandle Held, Action Ready) waiting))
                    ThreadPool.UnsafeQueueUserWorkItem(static work => work(), waiting.Ready, preferLocal: false);
            }
        }
    }
}
