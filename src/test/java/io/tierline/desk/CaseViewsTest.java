package io.tierline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.Statements;
import io.tierline.TierlineTest;
import io.tierline.attachments.Pictures;
import io.tierline.attachments.SentFile;
import io.tierline.attachments.Uploads;
import io.tierline.process.CustomerMessages;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the view of a case costs. */
class CaseViewsTest extends TierlineTest {

    @Autowired
    private CaseViews views;

    @Autowired
    private Uploads uploads;

    @Autowired
    private CustomerMessages messages;

    @Test
    void files_cost_one_question_more_however_many_there_are_and_none_where_there_are_none() {
        String without = desk.receive();
        messages.note(without, "tina", "The token again.", List.of(), null, null);
        String with = desk.receive();
        messages.note(with, "tina", "The token again.", uploaded(with, 3), null, null);
        messages.note(with, "tina", "And again.", uploaded(with, 2), null, null);

        List<String> plain = Statements.of(() -> views.of(without, "tina", 0));
        List<String> files = Statements.of(() -> views.of(with, "tina", 0));

        assertThat(plain).hasSizeLessThanOrEqualTo(6).noneMatch(sql -> sql.contains("attachment"));
        assertThat(files).hasSize(plain.size() + 1);
        assertThat(views.of(with, "tina", 0).entries())
                .filteredOn(entry -> entry.files() != null)
                .extracting(entry -> entry.files().size())
                .containsExactly(3, 2);
    }

    private List<String> uploaded(String key, int files) {
        return IntStream.range(0, files)
                .mapToObj(i -> uploads.upload(key, "tina", null, new SentFile(i + ".png", Pictures.png(20, 20 + i)))
                        .id())
                .toList();
    }
}
