using System.Runtime.CompilerServices;

namespace AgentOS.Testing.Golden;

/// <summary>
/// Compares text with a file checked in beside the test. A difference fails the test and leaves <c>NAME.received.txt</c>; to accept it,
/// rename that to <c>NAME.txt</c>.
/// </summary>
public static class GoldenFile
{
    public static void Matches(string name, string actual, [CallerFilePath] string testFile = "")
    {
        string expectedPath = Path.Combine(Path.GetDirectoryName(testFile)!, name + ".txt");
        string receivedPath = Path.ChangeExtension(expectedPath, ".received.txt");
        string? expected = File.Exists(expectedPath) ? File.ReadAllText(expectedPath) : null;
        if (string.Equals(expected, actual, StringComparison.Ordinal))
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, actual);
        throw new InvalidDataException($"{name}: {(expected is null ? "no golden file yet" : "differs from the golden file")}\n--- received, in {receivedPath}\n{actual}\n--- expected\n{expected}");
    }
}
