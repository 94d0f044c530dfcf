package io.plumbline.datasets.b2b;

/**
 * A company that leads work for.
 *
 * @param annualRevenue in whole euros, or empty text when nobody knows it
 */
record Account(
        String id,
        String companyName,
        String emailDomain,
        String industry,
        int employees,
        String annualRevenue,
        String country) {

    boolean inTargetIndustry() {
        return industry.equals("software") || industry.equals("finance");
    }

    boolean isMidSize() {
        return employees >= 50 && employees < 1_000;
    }
}
