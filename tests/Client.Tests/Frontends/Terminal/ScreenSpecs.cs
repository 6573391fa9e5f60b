using AkkaChat.Client.Frontends.Terminal;

namespace AkkaChat.Client.Tests.Frontends.Terminal;

public sealed class ScreenSpecs : IDisposable
{
    private readonly FakeWindow _window = new(20, 6);
    private FooterContent _footer = new([], ["here"], "> ", "typ", 3);

    public void Dispose() => _window.Dispose();

    [Fact]
    public void Should_print_arriving_lines_above_the_line_being_typed()
    {
        var screen = NewScreen();
        screen.Print("one");
        screen.Print("two");
        _window.Shown.ShouldBe("one\ntwo\n> typ|\n── here");
    }

    [Fact]
    public void Should_leave_what_scrolls_out_to_the_terminal()
    {
        var screen = NewScreen();
        string[] lines = ["1", "2", "3", "4", "5", "6", "7"];
        foreach (var line in lines)
            screen.Print(line);
        _window.Shown.ShouldBe("4\n5\n6\n7\n> typ|\n── here");
        _window.Scrolled.TakeLast(3).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public void Should_begin_anew_with_what_was_in_the_window_scrolled_out()
    {
        _window.Write("$ ls\r\nfiles\r\n$ client\r\n");
        _window.Flush();

        NewScreen();

        _window.Shown.ShouldBe("> typ|\n── here");
        _window.Scrolled.ShouldBe(["$ ls", "files", "$ client"]);
    }

    [Fact]
    public void Should_leave_nothing_of_the_rows_at_the_bottom_to_scroll_back_to()
    {
        var screen = NewScreen();
        screen.Print();
        screen.Clear();
        screen.Repaint();
        screen.Leave();
        _window.Shown.ShouldBe("|");
        _window.Scrolled.ShouldAllBe(row => row.Length == 0);
    }

    [Fact]
    public void Should_draw_nothing_while_the_shell_has_the_window_and_show_it_all_later()
    {
        var screen = NewScreen();
        screen.Print("one");
        screen.Leave();
        screen.Print("two");
        _window.Shown.ShouldBe("one\n|");
        screen.Repaint();
        _window.Shown.ShouldBe("one\ntwo\n> typ|\n── here");
    }

    [Fact]
    public void Should_give_the_rows_at_the_bottom_back()
    {
        var screen = NewScreen();
        screen.Print("one");
        screen.Leave();
        _window.Shown.ShouldBe("one\n|");
    }

    [Fact]
    public void Should_show_the_end_of_what_was_said_whatever_was_written_and_typed_and_however_the_window_changed()
    {
        var random = new Random(20261122);
        var screen = NewScreen();
        List<string> lines = [];
        var shown = 0;
        for (var step = 0; step < 2_000; step++)
        {
            switch (random.Next(4))
            {
                case 0:
                    var before = _window.Size;
                    _window.Resize(random.Next(4, 40), random.Next(2, 12), new string('x', random.Next(4)));
                    if (_window.Size == before || random.Next(2) == 0)
                        screen.Repaint();
                    break;
                case 1:
                    var typed = new string('t', random.Next(30));
                    _footer = _footer with { Typed = typed, Cursor = random.Next(typed.Length + 1) };
                    break;
                default:
                    lines.Add(string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(n => $"{lines.Count}-{n}")));
                    break;
            }
            screen.Print(lines[shown..]);
            shown = lines.Count;
            ShouldShow(lines);
        }
    }

    private void ShouldShow(List<string> lines)
    {
        var width = Math.Max(1, _window.Size.Columns - 1);
        var footer = Footer.Of(_footer, _window.Size, new Theme(ColorSupport.None));
        var bottom = footer.Rows.Select((row, number) => number == footer.CursorRow ? row.Insert(footer.CursorIndex, "|") : row);
        var rows = lines.TakeLast(_window.Size.Rows).SelectMany(line => LineWrapper.Rows(line, width, 6)).ToList();
        var shown = _window.Shown.Split('\n');

        shown.TakeLast(footer.Rows.Count).Select(row => row.TrimEnd()).ShouldBe(bottom.Select(row => row.TrimEnd()));
        var above = shown.SkipLast(footer.Rows.Count).Select(row => row.TrimEnd()).ToList();
        above.ShouldBe(rows.TakeLast(above.Count).Select(row => row.TrimEnd()));
    }

    private Screen NewScreen()
    {
        var screen = new Screen(_window, () => _window.Size, size => Footer.Of(_footer, size, new Theme(ColorSupport.None)));
        screen.Clear();
        return screen;
    }
}
