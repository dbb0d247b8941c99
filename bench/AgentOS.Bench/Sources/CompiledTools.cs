using AgentOS.Bench.Processes;

namespace AgentOS.Bench.Sources;

/// <summary>The C programs in <c>bench/tools</c>, compiled into the inputs when their source is newer.</summary>
internal sealed class CompiledTools(Workspace workspace)
{
    private static readonly string[] Compilers = ["cc", "gcc", "clang"];

    private readonly string _directory = Path.Combine(workspace.Inputs, "tools");

    public string this[string name] => Path.Combine(_directory, name);

    /// <exception cref="UnavailableException">There is no C compiler.</exception>
    public void Compile()
    {
        Directory.CreateDirectory(_directory);
        foreach (string source in Directory.EnumerateFiles(Path.Combine(workspace.Root, "bench", "tools"), "*.c"))
        {
            string program = this[Path.GetFileNameWithoutExtension(source)];
            if (File.GetLastWriteTimeUtc(source) > File.GetLastWriteTimeUtc(program))
                Compile(source, program);
        }
    }

    private static void Compile(string source, string program)
    {
        string compiler = Compilers.FirstOrDefault(IsInstalled)
            ?? throw new UnavailableException("a C compiler is missing: apt-get install gcc libc6-dev");
        new Command(compiler, "-O2", "-o", program, source).Run();
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(directory => File.Exists(Path.Combine(directory, program)));
}
