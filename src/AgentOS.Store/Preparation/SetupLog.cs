using System.Text;

namespace AgentOS.Store.Preparation;

/// <summary>All that a <c>setup_command</c> wrote, in a file (0600) that stays, up to 4 MiB; an earlier one is replaced.</summary>
internal sealed class SetupLog : IDisposable
{
    private const int MostBytes = 4 << 20;

    private readonly StreamWriter _file;
    private long _left = MostBytes;

    private SetupLog(StreamWriter file) => _file = file;

    /// <summary>Begins one.</summary>
    public static SetupLog Create(string path)
    {
        File.Delete(path);
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        return new SetupLog(new StreamWriter(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), options));
    }

    /// <summary>Adds a line.</summary>
    public void Write(string line)
    {
        if (_left < 0)
            return;
        _left -= Encoding.UTF8.GetByteCount(line) + 1;
        _file.WriteLine(_left < 0 ? "… the rest was not kept" : line);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
