using System.Text;

namespace AgentOS.Policy.Commands;

/// <summary>A here-document whose lines are still to come (POSIX Shell Command Language, 2.7.4).</summary>
/// <param name="Reader">Who reads it.</param>
/// <param name="Delimiter">The line that ends it.</param>
/// <param name="IsLiteral">Whether nothing is substituted in it.</param>
/// <param name="HasTabs">Whether tabs before a line do not count.</param>
internal sealed record HereDocument(ShellCommand Reader, string Delimiter, bool IsLiteral, bool HasTabs)
{
    /// <summary>Takes its lines.</summary>
    public string Read(ShellSource source)
    {
        StringBuilder body = new();
        while (!source.IsAtEnd)
        {
            string line = source.TakeLine();
            if ((HasTabs ? line.TrimStart('\t') : line) == Delimiter)
                break;
            body.Append(line).Append('\n');
        }

        return body.ToString();
    }
}
