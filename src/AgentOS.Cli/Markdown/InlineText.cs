using System.Runtime.CompilerServices;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace AgentOS.Cli.Markdown;

/// <summary>The text of a paragraph: emphasis as a look, links with their address behind them.</summary>
internal sealed class InlineText
{
    /// <summary>A line end somebody wanted.</summary>
    public static readonly StyledText LineEnd = new("", TextStyle.Dim);

    private readonly List<StyledText> _pieces = [];

    /// <summary>The pieces of an inline element's children.</summary>
    /// <exception cref="InsufficientExecutionStackException">It is nested too deeply.</exception>
    public static IReadOnlyList<StyledText> Of(ContainerInline? container, TextStyle style)
    {
        InlineText text = new();
        if (container is not null)
            text.AddChildren(container, style);
        return text._pieces;
    }

    private void AddChildren(ContainerInline container, TextStyle style)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (Inline inline in container)
            Add(inline, style);
    }

    private void Add(Inline inline, TextStyle style)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Add(literal.Content.ToString(), style);
                break;
            case CodeInline code:
                Add(code.Content, style | TextStyle.Coloured);
                break;
            case EmphasisInline emphasis:
                AddChildren(emphasis, style | StyleOf(emphasis));
                break;
            case LinkInline link:
                AddLink(link, style);
                break;
            case AutolinkInline address:
                Add(address.Url, style | TextStyle.Underlined);
                break;
            case LineBreakInline { IsHard: true }:
                _pieces.Add(LineEnd);
                break;
            case LineBreakInline:
                Add(" ", style);
                break;
            case HtmlEntityInline entity:
                Add(entity.Transcoded.ToString(), style);
                break;
            case TaskList task:
                Add(task.Checked ? "☑" : "☐", style);
                break;
            case DelimiterInline unmatched:
                Add(unmatched.ToLiteral(), style);
                AddChildren(unmatched, style);
                break;
            case ContainerInline container:
                AddChildren(container, style);
                break;
        }
    }

    // What a link says and where it leads are two things: a person sees both.
    private void AddLink(LinkInline link, TextStyle style)
    {
        int start = _pieces.Count;
        AddChildren(link, style | TextStyle.Underlined);
        string label = string.Concat(_pieces.Skip(start).Select(piece => piece.Text));
        string address = (link.GetDynamicUrl?.Invoke() ?? link.Url ?? "").Trim();
        if (address.Length > 0 && new StyledText(address, style).Text != label)
            Add($"{(label.Length > 0 ? " " : "")}({address})", style | TextStyle.Dim);
    }

    private void Add(string text, TextStyle style)
    {
        if (text.Length > 0)
            _pieces.Add(new StyledText(text, style));
    }

    private static TextStyle StyleOf(EmphasisInline emphasis) => emphasis switch
    {
        { DelimiterChar: '~' } => TextStyle.StruckOut,
        { DelimiterCount: > 1 } => TextStyle.Bold,
        _ => TextStyle.Italic,
    };
}
