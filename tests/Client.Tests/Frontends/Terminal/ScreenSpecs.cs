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
    public void Should_write_nothing_when_nothing_has_changed()
    {
        using var output = new StringWriter();
        var screen = new Screen(output, () => _window.Size, size => Footer.Of(_footer, size, new Theme(ColorSupport.None)));
        screen.Clear();
        screen.Print("one");
        output.GetStringBuilder().Clear();
        screen.Print();
        output.ToString().ShouldBeEmpty();
        _footer = _footer with { Status = ["there"] };
        screen.Print();
        output.ToString().ShouldContain("── there");
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
        screen.Resume();
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
    public void Should_keep_every_line_once_and_in_order_however_high_the_window_is()
    {
        var random = new Random(20261122);
        var screen = NewScreen();
        List<string> lines = [];
        for (var step = 0; step < 1_000; step++)
        {
            switch (random.Next(3))
            {
                case 0:
                    _window.ResizeRows(random.Next(3, 12));
                    screen.Print();
                    break;
                case 1:
                    var typed = new string('t', random.Next(15));
                    _footer = _footer with { Typed = typed, Cursor = random.Next(typed.Length + 1) };
                    screen.Print();
                    break;
                default:
                    lines.Add(string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(n => $"{lines.Count}-{n}")));
                    screen.Print(lines[^1]);
                    break;
            }
            var rows = lines.SelectMany(line => LineWrapper.Rows(line, _window.Size.Columns - 1, 6)).Select(row => row.TrimEnd());
            var shown = _window.Shown.Split('\n');
            var footer = Footer.Of(_footer, _window.Size, new Theme(ColorSupport.None)).Rows.Count;
            _window.Scrolled.Concat(shown.SkipLast(footer)).Select(row => row.TrimEnd()).Where(row => row.Length > 0).ShouldBe(rows);
        }
    }

    [Fact]
    public void Should_leave_a_long_address_to_the_terminal_and_nothing_of_the_footer_beside_it()
    {
        var screen = NewScreen();
        screen.Print("a https://example.org/a/long/path");
        _window.Shown.ShouldBe("a https://example.or\ng/a/long/path\n> typ|\n── here");
    }

    [Fact]
    public void Should_go_on_below_what_the_shell_has_written()
    {
        var screen = NewScreen();
        screen.Print("one");
        screen.Leave();
        _window.Write("$ ls\r\nfiles\r\n$ fg\r\n");
        _window.Flush();
        screen.Resume();
        _window.Scrolled.Where(row => row.Length > 0).Concat(_window.Shown.Split('\n')).ShouldBe(["one", "$ ls", "files", "$ fg", "> typ|", "── here"]);
    }

    [Fact]
    public void Should_go_on_below_what_the_shell_has_written_when_the_process_was_stopped_without_warning()
    {
        var screen = NewScreen();
        screen.Print("one");
        _window.Write("\r\n\e[K$ ls\r\nfiles\r\n$ fg\r\n");
        _window.Flush();
        screen.ResumeAtCursor();
        screen.Print("two");
        _window.Scrolled.Where(row => row.Length > 0).Concat(_window.Shown.Split('\n')).ShouldBe(["one", "> typ", "$ ls", "files", "$ fg", "two", "> typ|", "── here"]);
    }

    [Fact]
    public void Should_leave_no_second_footer_when_nobody_has_written_meanwhile()
    {
        var screen = NewScreen();
        screen.Print("one");
        screen.ResumeAtCursor();
        _window.Shown.ShouldBe("one\n> typ|\n── here");
    }

    private Screen NewScreen()
    {
        var screen = new Screen(_window, () => _window.Size, size => Footer.Of(_footer, size, new Theme(ColorSupport.None)));
        screen.Clear();
        return screen;
    }
}
