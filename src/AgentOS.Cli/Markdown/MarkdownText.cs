using AgentOS.Cli.Output;
using Markdig;
using Markdig.Syntax;

namespace AgentOS.Cli.Markdown;

/// <summary>Markdown (CommonMark 0.31 with tables, task lists and struck-out text) as a terminal shows it.</summary>
internal static class MarkdownText
{
    // A person does not read more of it in one go, and no text may cost much more than its length.
    private const int LongestText = 64 * 1024;

    private static readonly MarkdownPipeline s_pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough).UseTaskLists().UseAutoLinks().DisableHtml().Build();

    /// <summary>Renders a stranger's text: nothing in it moves the cursor. What cannot be rendered is shown as it is written.</summary>
    /// <param name="text">It.</param>
    /// <param name="width">Cells of a row; code is not broken.</param>
    public static string Render(string text, int width)
    {
        if (text.Length > LongestText)
            return AsWritten(text);
        try
        {
            MarkdownDocument document = Markdig.Markdown.Parse(text, s_pipeline);
            return string.Join('\n', BlockText.Of(document, width));
        }
        catch (Exception tooDeep) when (tooDeep is ArgumentException or InsufficientExecutionStackException)
        {
            // Markdig bears 128 levels.
            return AsWritten(text);
        }
    }

    private static string AsWritten(string text) => ControlCharacters.EscapeLines(text);
}
