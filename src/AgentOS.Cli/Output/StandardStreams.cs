using System.Text;
using AgentOS.Linux;
using AgentOS.Linux.Streams;

namespace AgentOS.Cli.Output;

/// <summary>The three standard streams of one invocation. Results go to the output, everything else to the error stream.</summary>
internal sealed class StandardStreams
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public StandardStreams(Stream input, Stream output, TextWriter error)
    {
        Input = input;
        Output = output;
        OutputText = new StreamWriter(output, s_utf8, bufferSize: 16 * 1024) { NewLine = "\n" };
        Error = error;
    }

    /// <summary>Standard input, raw: the runtime's own stream of a terminal would show what is typed, hidden or not.</summary>
    public Stream Input { get; }

    /// <summary>Standard output for bytes. Flush <see cref="OutputText"/> before writing here.</summary>
    public Stream Output { get; }

    /// <summary>Standard output for text, buffered.</summary>
    public TextWriter OutputText { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>A person is looking at the output: control characters must not reach it.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>A person is typing the input: questions can be asked.</summary>
    public bool IsInputTerminal { get; init; }

    /// <summary>Whoever read the output has closed it.</summary>
    public bool IsReaderGone => Output is StandardOutputStream { IsReaderGone: true };

    /// <summary>Whether anybody can still read the output.</summary>
    public bool HasReader() => Output is not StandardOutputStream output || output.LookForReader();

    public static StandardStreams OfThisProcess() => new(
        new StandardInputStream(),
        new StandardOutputStream(),
        // Timers and signals write to it as well.
        TextWriter.Synchronized(new StreamWriter(Console.OpenStandardError(), s_utf8, bufferSize: 1024) { AutoFlush = true, NewLine = "\n" }))
    {
        IsOutputTerminal = !Console.IsOutputRedirected,
        IsInputTerminal = Terminal.IsTerminal(0),
    };

    /// <summary>Writes out what is buffered.</summary>
    public void Flush() => OutputText.Flush();

    /// <summary>Writes out what can be written before an error is reported; the error is what matters then.</summary>
    public void FlushQuietly()
    {
        try
        {
            Flush();
        }
        catch (IOException)
        {
        }
    }
}
