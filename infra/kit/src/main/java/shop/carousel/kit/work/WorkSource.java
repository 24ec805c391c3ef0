package shop.carousel.kit.work;

import java.util.List;

/** Where a {@link WorkLoop} finds what is due. What is taken up belongs to this process until its lease ends. */
public interface WorkSource<T> {

    /** Takes up at most so many. */
    List<T> takeUp(int limit);

    /** Does one of them. A fault is logged, and the lease or the row brings the work back. */
    void carryOut(T work);
}
